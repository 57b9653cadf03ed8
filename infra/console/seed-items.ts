import { bankOfItem } from '../local/banks.ts';
import type { Backstage } from './backstage.ts';

const seeds: Readonly<Record<string, readonly string[]>> = {
  ins_109508: [
    'wz666MBjYWTp2PDzzggYhM6oWWmBb',
    'pL8nQv3RzXc6TkWmYd2JsBh5GfAuEo4i9V7xS',
    'aR5mTw9KyNb2PjXqZf6LsCg8HdVuEo3i7W4tM',
  ],
  ins_109509: ['bS6kUx2LzMc3QnYrVg7JtDh9FeWaPo4i8X5vN', 'cT7jVy3MaLd4RpZsWh8KuEi2GfXbQo5n9Y6wP'],
  ins_109510: ['dU8hWz4NbKe5SqArXi9LvFj3HgYcRo6m2Z7xQ'],
  ins_109511: ['eV9gXa5PcJf6TrBsYk2MwGk4LhZdSo7n3A8yR', 'fW2fYb6QdHg7UsCtZm3NxHm5KjAeTo8p4B9zS'],
  ins_109512: ['gX3eZc7ReGh8VtDuAn4PyJn6MkBfUo9q5C2aT'],
};

/** At its first start, the pretend Plaid has an Item or more at each of its banks. */
export function seedItems({ plaid }: Backstage): void {
  if (plaid === undefined || plaid.items.all().length > 0) return;
  for (const [bankId, itemIds] of Object.entries(seeds))
    for (const itemId of itemIds) plaid.items.remember(itemId, bankOfItem(bankId));
}
