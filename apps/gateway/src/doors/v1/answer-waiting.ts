import type { Waiting } from '@edoc-axis/contracts';
import { waiting } from '@edoc-axis/contracts';
import type { FastifyReply } from 'fastify';
import type { AnswerDescription } from '../call.js';

/** 202 where a second person decides; the status of the call where it was done. */
export function answerWaiting<Answer extends object>(answer: Answer | Waiting, reply: FastifyReply): Answer | Waiting {
  if ('proposal' in answer) reply.code(202).header('location', `/v1/approvals/${answer.proposal.id}`);
  return answer;
}

/** How /openapi.json tells of it. */
export const waits: Readonly<Record<202, AnswerDescription>> = {
  202: { says: 'It waits for a second administrator: see `/v1/approvals`.', shape: waiting },
};
