import type { deliveryOutcomes, WireOutcome } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { fromWire, preferredLanguage, problemOf } from '@edoc-axis/platform';
import { Logger } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';

const logger = new Logger('http');

/** What became of each of several deliveries: its receipt, or the problem its caller would have got for it alone. */
export function tellOutcomes(
  outcomes: readonly WireOutcome[],
  asked: readonly { readonly delivery: string }[],
  { id: occurrence, headers }: FastifyRequest,
): z.output<typeof deliveryOutcomes> {
  const language = preferredLanguage(headers['accept-language']);
  return {
    outcomes: asked.map(({ delivery }, n) => {
      const outcome = outcomes[n];
      if (outcome && 'delivery' in outcome) return outcome;
      const error = fromWire(outcome) ?? new CataloguedError('axis.internal-error', { occurrence });
      error.occurrence ??= occurrence;
      logger.log({ message: error.code, occurrence, delivery, params: error.params });
      return { delivery, problem: problemOf(error, language) };
    }),
  };
}
