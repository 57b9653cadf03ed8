import type { PastedSample } from './sample.ts';

/** Two to three and a half thousand characters around at most one error. */
export const longSamples: readonly PastedSample[] = [
  {
    case: 'noise around one JSON error',
    text: `2026-11-17T02:10:51.238Z INFO  lock nightly-2 taken by worker-5, waited 143 ms trace=0f97551f89970da63e931cdaa146e6b7
2026-11-17T02:10:36.563Z INFO  refresh batch 13/40 done in 1029 ms, 21 rows written, queue=nightly
2026-11-17T02:10:57.643Z INFO  lock nightly-4 taken by worker-6, waited 335 ms trace=d587d6d455d768e25cacd9a2bfc7a466
2026-11-17T02:10:31.384Z INFO  lock nightly-9 taken by worker-5, waited 366 ms trace=6b088ee22613e23f5ed85d3a97912c0a
2026-11-17T02:10:11.328Z INFO  refresh batch 40/40 done in 1165 ms, 74 rows written, queue=reports
2026-11-17T02:10:26.811Z INFO  mail 68008 handed to the relay after 3 attempts, subject "Your weekly summary"
2026-11-17T02:10:35.483Z DEBUG cache hit ratio 0.73 over the last 651 look-ups, 39 entries dropped for age
2026-11-17T02:10:51.348Z INFO  refresh batch 24/40 done in 2802 ms, 40 rows written, queue=nightly
2026-11-17T02:10:33.237Z INFO  mail 40256 handed to the relay after 2 attempts, subject "Your weekly summary"
2026-11-17T02:10:50.671Z WARN  slow query on ledger_rows: 3700 ms, plan changed since the last vacuum
2026-11-17T02:11:59.615Z INFO  mail 52356 handed to the relay after 2 attempts, subject "Your weekly summary"
2026-11-17T02:11:51.895Z INFO  lock nightly-5 taken by worker-2, waited 33 ms trace=469fa81c18ed1183495b44bc42b995ce
2026-11-17T02:14:09.887Z ERROR refresh {"error_type":"ITEM_ERROR","error_code":"NO_ACCOUNTS","error_message":"nothing left at this login","request_id":"cvu1DZI7kDUfVaT","item_id":"SBXEUJdoO7sqjQbqrfzq73V5SuYUYvNY3ZY7Y"}
2026-11-17T02:10:51.799Z WARN  slow query on ledger_rows: 1655 ms, plan changed since the last vacuum
2026-11-17T02:10:57.318Z INFO  mail 76680 handed to the relay after 1 attempts, subject "Your weekly summary"
2026-11-17T02:10:41.669Z DEBUG cache hit ratio 0.70 over the last 444 look-ups, 22 entries dropped for age
2026-11-17T02:10:50.569Z INFO  refresh batch 7/40 done in 1131 ms, 64 rows written, queue=backfill
2026-11-17T02:10:58.413Z INFO  lock nightly-7 taken by worker-5, waited 118 ms trace=9a0f86d83aa2be9271f8e3e8ef29d3a6
2026-11-17T02:10:56.449Z DEBUG cache hit ratio 0.92 over the last 111 look-ups, 25 entries dropped for age
2026-11-17T02:10:19.919Z INFO  mail 58200 handed to the relay after 3 attempts, subject "Your weekly summary"
2026-11-17T02:10:41.418Z INFO  refresh batch 32/40 done in 2361 ms, 53 rows written, queue=reports
2026-11-17T02:10:49.959Z WARN  slow query on ledger_rows: 2214 ms, plan changed since the last vacuum
2026-11-17T02:10:42.235Z INFO  refresh batch 36/40 done in 1244 ms, 36 rows written, queue=backfill`,
    codes: ['NO_ACCOUNTS'],
    ids: { cvu1DZI7kDUfVaT: 'request_id', SBXEUJdoO7sqjQbqrfzq73V5SuYUYvNY3ZY7Y: 'item_id' },
  },
  {
    case: 'noise with a pretty error at the end',
    text: `[worker-4] heap 238 MB of 512 MB, 2 collections, longest pause 34 ms, all within bounds
[worker-6] heartbeat ok, lag 7 s, clock skew 59 ms against the queue server
[worker-5] heap 316 MB of 512 MB, 5 collections, longest pause 55 ms, all within bounds
[worker-6] heap 221 MB of 512 MB, 6 collections, longest pause 53 ms, all within bounds
[worker-6] heap 224 MB of 512 MB, 5 collections, longest pause 58 ms, all within bounds
[worker-4] heap 381 MB of 512 MB, 6 collections, longest pause 17 ms, all within bounds
[worker-5] heap 346 MB of 512 MB, 4 collections, longest pause 10 ms, all within bounds
[worker-3] heap 385 MB of 512 MB, 6 collections, longest pause 19 ms, all within bounds
[worker-3] heap 337 MB of 512 MB, 2 collections, longest pause 9 ms, all within bounds
[worker-5] picked job 268921 (backfill), 41 waiting, oldest 158 s
[worker-1] wrote 318 rows in 105 ms to partition 2026_08, index size 20 MB
[worker-1] heartbeat ok, lag 9 s, clock skew 50 ms against the queue server
[worker-6] heap 364 MB of 512 MB, 2 collections, longest pause 5 ms, all within bounds
[worker-4] heap 192 MB of 512 MB, 4 collections, longest pause 49 ms, all within bounds
[worker-6] wrote 422 rows in 522 ms to partition 2026_04, index size 63 MB
[worker-4] picked job 179261 (backfill), 29 waiting, oldest 8 s
[worker-3] wrote 375 rows in 136 ms to partition 2026_07, index size 36 MB
[worker-6] heap 314 MB of 512 MB, 8 collections, longest pause 56 ms, all within bounds
[worker-6] wrote 533 rows in 893 ms to partition 2026_10, index size 74 MB
[worker-1] wrote 576 rows in 102 ms to partition 2026_09, index size 27 MB
[worker-1] heap 279 MB of 512 MB, 2 collections, longest pause 8 ms, all within bounds
[worker-4] heap 283 MB of 512 MB, 6 collections, longest pause 6 ms, all within bounds
[worker-6] heap 245 MB of 512 MB, 1 collections, longest pause 33 ms, all within bounds
[worker-4] picked job 125395 (backfill), 4 waiting, oldest 24 s
[worker-3] picked job 117020 (reports), 58 waiting, oldest 245 s
[worker-3] plaid answered 400:
{
  "error_code": "INVALID_STRIPE_ACCOUNT",
  "error_type": "INVALID_INPUT",
  "request_id": "THrUWk5726DNAOO"
}`,
    codes: ['INVALID_STRIPE_ACCOUNT'],
    ids: { THrUWk5726DNAOO: 'request_id' },
  },
  {
    case: 'noise with the code only in a stack',
    text: `plaid.exceptions.ApiException: (400) WEBHOOK_EVENTS_CURSOR_EXPIRED
  File "/srv/ledger/tasks/base.py", line 368, in __enter__
    yield from self._drain(channel, size=batch)
  File "/srv/ledger/tasks/base.py", line 244, in wrapper
    raise self.retry(countdown=backoff) from error
  File "/srv/ledger/tasks/refresh.py", line 22, in commit
    raise self.retry(countdown=backoff) from error
  File "/srv/ledger/ledger/writer.py", line 468, in commit
    return self._inner(*args, **kwargs)
  File "/srv/ledger/tasks/refresh.py", line 201, in wrapper
    raise self.retry(countdown=backoff) from error
  File "/srv/ledger/queue/consumer.py", line 292, in wrapper
    raise self.retry(countdown=backoff) from error
  File "/srv/ledger/tasks/refresh.py", line 245, in wrapper
    result = callback(message, deadline=deadline)
  File "/srv/ledger/web/context.py", line 187, in consume
    result = callback(message, deadline=deadline)
  File "/srv/ledger/tasks/refresh.py", line 310, in __enter__
    result = callback(message, deadline=deadline)
  File "/srv/ledger/queue/retry.py", line 286, in commit
    yield from self._drain(channel, size=batch)
  File "/srv/ledger/tasks/base.py", line 46, in _call
    return self._inner(*args, **kwargs)
  File "/srv/ledger/queue/retry.py", line 92, in wrapper
    raise self.retry(countdown=backoff) from error
  File "/srv/ledger/queue/consumer.py", line 73, in commit
    raise self.retry(countdown=backoff) from error
  File "/srv/ledger/tasks/base.py", line 166, in wrapper
    yield from self._drain(channel, size=batch)
  File "/srv/ledger/ledger/writer.py", line 403, in run
    with transaction.atomic(using=alias):
  File "/srv/ledger/queue/retry.py", line 292, in __enter__
    return self._inner(*args, **kwargs)
  File "/srv/ledger/tasks/base.py", line 58, in wrapper
    return self._inner(*args, **kwargs)
  File "/srv/ledger/web/context.py", line 333, in _call
    return self._inner(*args, **kwargs)
  File "/srv/ledger/queue/consumer.py", line 117, in wrapper
    return self._inner(*args, **kwargs)
  File "/srv/ledger/tasks/base.py", line 84, in wrapper
    return self._inner(*args, **kwargs)
  File "/srv/ledger/web/context.py", line 294, in _call
    result = callback(message, deadline=deadline)
  File "/srv/ledger/ledger/writer.py", line 472, in run
    return self._inner(*args, **kwargs)
  File "/srv/ledger/web/context.py", line 422, in __enter__
    yield from self._drain(channel, size=batch)`,
    codes: ['WEBHOOK_EVENTS_CURSOR_EXPIRED'],
    ids: {},
  },
  {
    case: 'access log with one Item among many lines',
    text: `198.51.100.113 - - [17/Nov/2026:04:00:32 +0000] "GET /v1/me?page=9 HTTP/2.0" 304 8764 "-" "ledger-web/8.1"
198.51.100.223 - - [17/Nov/2026:04:00:47 +0000] "GET /v1/budgets?page=5 HTTP/2.0" 304 5102 "-" "ledger-web/8.1"
198.51.100.200 - - [17/Nov/2026:04:00:12 +0000] "GET /assets/app.css?page=3 HTTP/2.0" 304 7226 "-" "ledger-web/8.1"
198.51.100.228 - - [17/Nov/2026:04:00:30 +0000] "GET /v1/me?page=6 HTTP/2.0" 200 2265 "-" "ledger-web/8.1"
198.51.100.195 - - [17/Nov/2026:04:00:48 +0000] "GET /v1/budgets?page=1 HTTP/2.0" 200 5195 "-" "ledger-web/8.1"
198.51.100.114 - - [17/Nov/2026:04:00:18 +0000] "GET /v1/me?page=4 HTTP/2.0" 200 8372 "-" "ledger-web/8.1"
198.51.100.103 - - [17/Nov/2026:04:00:13 +0000] "GET /v1/categories?page=2 HTTP/2.0" 204 7714 "-" "ledger-web/8.1"
198.51.100.245 - - [17/Nov/2026:04:00:58 +0000] "GET /v1/categories?page=5 HTTP/2.0" 304 8664 "-" "ledger-web/8.1"
198.51.100.159 - - [17/Nov/2026:04:00:34 +0000] "GET /v1/categories?page=5 HTTP/2.0" 200 7002 "-" "ledger-web/8.1"
198.51.100.233 - - [17/Nov/2026:04:00:14 +0000] "GET /v1/me?page=7 HTTP/2.0" 200 8011 "-" "ledger-web/8.1"
198.51.100.40 - - [17/Nov/2026:04:00:57 +0000] "GET /v1/budgets?page=4 HTTP/2.0" 204 5725 "-" "ledger-web/8.1"
198.51.100.23 - - [17/Nov/2026:04:00:41 +0000] "GET /v1/banks/refresh?item_id=o9e6kfuZmr0Iorcz58iL1ps5cDKH5r8GbWXiI HTTP/2.0" 409 94 "-" "ledger-web/8.1" upstream_error=TRANSACTIONS_REFRESH_LIMIT
198.51.100.241 - - [17/Nov/2026:04:00:53 +0000] "GET /healthz?page=3 HTTP/2.0" 200 7001 "-" "ledger-web/8.1"
198.51.100.31 - - [17/Nov/2026:04:00:57 +0000] "GET /v1/me?page=9 HTTP/2.0" 200 8506 "-" "ledger-web/8.1"
198.51.100.227 - - [17/Nov/2026:04:00:28 +0000] "GET /assets/app.css?page=2 HTTP/2.0" 204 6140 "-" "ledger-web/8.1"
198.51.100.217 - - [17/Nov/2026:04:00:55 +0000] "GET /v1/categories?page=1 HTTP/2.0" 200 857 "-" "ledger-web/8.1"
198.51.100.157 - - [17/Nov/2026:04:00:24 +0000] "GET /v1/budgets?page=3 HTTP/2.0" 200 6881 "-" "ledger-web/8.1"
198.51.100.31 - - [17/Nov/2026:04:00:32 +0000] "GET /v1/categories?page=9 HTTP/2.0" 200 2445 "-" "ledger-web/8.1"
198.51.100.198 - - [17/Nov/2026:04:00:31 +0000] "GET /v1/categories?page=6 HTTP/2.0" 200 1626 "-" "ledger-web/8.1"
198.51.100.78 - - [17/Nov/2026:04:00:48 +0000] "GET /v1/budgets?page=2 HTTP/2.0" 304 7830 "-" "ledger-web/8.1"
198.51.100.165 - - [17/Nov/2026:04:00:53 +0000] "GET /v1/me?page=8 HTTP/2.0" 200 7055 "-" "ledger-web/8.1"`,
    codes: ['TRANSACTIONS_REFRESH_LIMIT'],
    ids: { o9e6kfuZmr0Iorcz58iL1ps5cDKH5r8GbWXiI: 'item_id' },
  },
  {
    case: 'JSON lines, one of them with a nested error',
    text: `{"ts":"2026-11-17T05:20:58Z","lvl":"info","msg":"batch stored","rows":266,"ms":357,"queue":"nightly","host":"etl-5"}
{"ts":"2026-11-17T05:21:49Z","lvl":"debug","msg":"pool state","open":12,"idle":5,"waiting":0,"host":"etl-3","region":"eu-west-1"}
{"ts":"2026-11-17T05:22:53Z","lvl":"info","msg":"batch stored","rows":247,"ms":1049,"queue":"reports","host":"etl-2"}
{"ts":"2026-11-17T05:23:53Z","lvl":"debug","msg":"pool state","open":12,"idle":16,"waiting":0,"host":"etl-3","region":"eu-west-1"}
{"ts":"2026-11-17T05:24:40Z","lvl":"debug","msg":"pool state","open":1,"idle":1,"waiting":0,"host":"etl-5","region":"eu-west-1"}
{"ts":"2026-11-17T05:25:51Z","lvl":"info","msg":"batch stored","rows":702,"ms":803,"queue":"backfill","host":"etl-5"}
{"ts":"2026-11-17T05:26:50Z","lvl":"info","msg":"batch stored","rows":954,"ms":1953,"queue":"hourly","host":"etl-3"}
{"ts":"2026-11-17T05:27:47Z","lvl":"info","msg":"batch stored","rows":302,"ms":667,"queue":"reports","host":"etl-3"}
{"ts":"2026-11-17T05:28:28Z","lvl":"debug","msg":"pool state","open":8,"idle":8,"waiting":0,"host":"etl-1","region":"eu-west-1"}
{"ts":"2026-11-17T05:20:31Z","lvl":"error","msg":"report failed","asset_report_id":"9699ffad-7cbc-408f-a29a-3ec3df9b3403","plaid":{"error_type":"ASSET_REPORT_ERROR","error_code":"DATA_QUALITY_CHECK_FAILED"}}
{"ts":"2026-11-17T05:20:17Z","lvl":"info","msg":"batch stored","rows":703,"ms":250,"queue":"hourly","host":"etl-1"}
{"ts":"2026-11-17T05:21:53Z","lvl":"info","msg":"batch stored","rows":766,"ms":1589,"queue":"backfill","host":"etl-4"}
{"ts":"2026-11-17T05:22:14Z","lvl":"debug","msg":"pool state","open":10,"idle":11,"waiting":0,"host":"etl-4","region":"eu-west-1"}
{"ts":"2026-11-17T05:23:42Z","lvl":"debug","msg":"pool state","open":12,"idle":6,"waiting":0,"host":"etl-3","region":"eu-west-1"}
{"ts":"2026-11-17T05:24:59Z","lvl":"debug","msg":"pool state","open":18,"idle":16,"waiting":0,"host":"etl-1","region":"eu-west-1"}
{"ts":"2026-11-17T05:25:25Z","lvl":"debug","msg":"pool state","open":9,"idle":4,"waiting":0,"host":"etl-2","region":"eu-west-1"}
{"ts":"2026-11-17T05:26:47Z","lvl":"info","msg":"batch stored","rows":618,"ms":925,"queue":"hourly","host":"etl-2"}
{"ts":"2026-11-17T05:27:53Z","lvl":"debug","msg":"pool state","open":5,"idle":9,"waiting":0,"host":"etl-3","region":"eu-west-1"}
{"ts":"2026-11-17T05:28:53Z","lvl":"debug","msg":"pool state","open":6,"idle":3,"waiting":0,"host":"etl-1","region":"eu-west-1"}`,
    codes: ['DATA_QUALITY_CHECK_FAILED'],
    ids: { '9699ffad-7cbc-408f-a29a-3ec3df9b3403': 'asset_report_id' },
  },
  {
    case: 'long and nothing of Plaid in it',
    text: `198.51.100.65 - - [17/Nov/2026:04:00:36 +0000] "GET /v1/budgets?page=8 HTTP/2.0" 204 1215 "-" "ledger-web/8.1"
198.51.100.189 - - [17/Nov/2026:04:00:25 +0000] "GET /assets/app.css?page=7 HTTP/2.0" 200 4300 "-" "ledger-web/8.1"
198.51.100.221 - - [17/Nov/2026:04:00:44 +0000] "GET /v1/me?page=3 HTTP/2.0" 200 5853 "-" "ledger-web/8.1"
198.51.100.214 - - [17/Nov/2026:04:00:49 +0000] "GET /v1/budgets?page=9 HTTP/2.0" 304 194 "-" "ledger-web/8.1"
198.51.100.42 - - [17/Nov/2026:04:00:17 +0000] "GET /v1/categories?page=7 HTTP/2.0" 304 3994 "-" "ledger-web/8.1"
198.51.100.209 - - [17/Nov/2026:04:00:51 +0000] "GET /v1/categories?page=4 HTTP/2.0" 304 6927 "-" "ledger-web/8.1"
198.51.100.57 - - [17/Nov/2026:04:00:25 +0000] "GET /v1/me?page=3 HTTP/2.0" 204 1710 "-" "ledger-web/8.1"
198.51.100.28 - - [17/Nov/2026:04:00:22 +0000] "GET /v1/categories?page=9 HTTP/2.0" 200 6463 "-" "ledger-web/8.1"
198.51.100.216 - - [17/Nov/2026:04:00:12 +0000] "GET /v1/me?page=1 HTTP/2.0" 200 5569 "-" "ledger-web/8.1"
198.51.100.232 - - [17/Nov/2026:04:00:47 +0000] "GET /v1/budgets?page=3 HTTP/2.0" 200 4563 "-" "ledger-web/8.1"
198.51.100.93 - - [17/Nov/2026:04:00:17 +0000] "GET /assets/app.css?page=5 HTTP/2.0" 200 2639 "-" "ledger-web/8.1"
198.51.100.87 - - [17/Nov/2026:04:00:37 +0000] "GET /assets/app.css?page=2 HTTP/2.0" 304 7866 "-" "ledger-web/8.1"
198.51.100.126 - - [17/Nov/2026:04:00:33 +0000] "GET /v1/me?page=7 HTTP/2.0" 200 1043 "-" "ledger-web/8.1"
198.51.100.208 - - [17/Nov/2026:04:00:58 +0000] "GET /healthz?page=9 HTTP/2.0" 304 5301 "-" "ledger-web/8.1"
198.51.100.35 - - [17/Nov/2026:04:00:34 +0000] "GET /healthz?page=2 HTTP/2.0" 200 7946 "-" "ledger-web/8.1"
198.51.100.13 - - [17/Nov/2026:04:00:13 +0000] "GET /v1/categories?page=9 HTTP/2.0" 200 7919 "-" "ledger-web/8.1"
198.51.100.122 - - [17/Nov/2026:04:00:42 +0000] "GET /v1/budgets?page=5 HTTP/2.0" 200 6369 "-" "ledger-web/8.1"
198.51.100.126 - - [17/Nov/2026:04:00:13 +0000] "GET /v1/categories?page=8 HTTP/2.0" 304 3091 "-" "ledger-web/8.1"
198.51.100.153 - - [17/Nov/2026:04:00:44 +0000] "GET /v1/budgets?page=3 HTTP/2.0" 304 8676 "-" "ledger-web/8.1"
198.51.100.246 - - [17/Nov/2026:04:00:43 +0000] "GET /healthz?page=6 HTTP/2.0" 304 4550 "-" "ledger-web/8.1"
198.51.100.166 - - [17/Nov/2026:04:00:18 +0000] "GET /v1/categories?page=8 HTTP/2.0" 204 7131 "-" "ledger-web/8.1"
198.51.100.152 - - [17/Nov/2026:04:00:36 +0000] "GET /assets/app.css?page=6 HTTP/2.0" 200 8369 "-" "ledger-web/8.1"
198.51.100.19 - - [17/Nov/2026:04:00:39 +0000] "GET /assets/app.css?page=7 HTTP/2.0" 204 4822 "-" "ledger-web/8.1"
198.51.100.181 - - [17/Nov/2026:04:00:59 +0000] "GET /assets/app.css?page=5 HTTP/2.0" 200 4929 "-" "ledger-web/8.1"
198.51.100.230 - - [17/Nov/2026:04:00:38 +0000] "GET /v1/me?page=6 HTTP/2.0" 204 7509 "-" "ledger-web/8.1"
198.51.100.63 - - [17/Nov/2026:04:00:41 +0000] "GET /healthz?page=6 HTTP/2.0" 200 6711 "-" "ledger-web/8.1"`,
    codes: [],
    ids: {},
  },
];
