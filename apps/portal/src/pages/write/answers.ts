import type { paths } from '../../api/v1.js';

type AnswerOf<Call> = Call extends {
  responses: { 200: { content: { 'application/json': infer Answer } } };
}
  ? Answer
  : never;

export type Sent = AnswerOf<paths['/v1/documents']['post']>;
export type Checked = AnswerOf<paths['/v1/document-checks']['post']>;
