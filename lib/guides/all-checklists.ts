import type { Checklist } from './checklist.ts';
import { authFeatures } from './checklists/auth-features.ts';
import { production } from './checklists/production.ts';
import { secretRotation } from './checklists/secret-rotation.ts';
import { webhookUrl } from './checklists/webhook-url.ts';

export const allChecklists: readonly Checklist[] = [
  production,
  authFeatures,
  secretRotation,
  webhookUrl,
];
