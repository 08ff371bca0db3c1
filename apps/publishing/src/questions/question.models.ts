import type { Question } from '#libs/contracts';
import { modelSpec } from '../model-spec.js';

export interface QuestionDoc {
  _id: string;
  tenant: string;
  key: string;
  open: boolean;
  kind: Question['kind'];
  scope: Question['scope'];
  evidence: Question['evidence'];
  choices: string[];
  answer?: { choice: string; at: number; by: string };
  openedAt: number;
}

/** How many listings of one connection a request or import wants to change in a dangerous way. */
export interface GuardDoc {
  _id: string;
  tenant: string;
  connectionId: string;
  listings: string[];
  at: Date;
}

export const questionSpec = modelSpec<QuestionDoc>('questions', [
  [{ _id: 1, tenant: 1 }],
  [{ _id: 1, tenant: 1, open: 1 }],
  [{ tenant: 1, key: 1, open: 1 }],
  [{ tenant: 1, open: 1, _id: 1 }],
]);
export const guardSpec = modelSpec<GuardDoc>('guards', [
  [{ _id: 1, tenant: 1 }],
  [{ at: 1 }, { expireAfterSeconds: 7 * 86_400 }],
]);
