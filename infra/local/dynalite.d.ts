declare module 'dynalite' {
  import type { EventEmitter } from 'node:events';
  import type { Server } from 'node:http';

  type Listener = (
    request: EventEmitter & { method: string; url: string; headers: object },
    response: { statusCode: number; setHeader(): void; end(body: string): void },
  ) => void;

  export default function dynalite(options: {
    path?: string | undefined;
    createTableMs: number;
    deleteTableMs: number;
    updateTableMs: number;
  }): { listeners(event: 'request'): [Listener] } & Server;
}
