import { Controller, Get, Inject, Query } from '@nestjs/common';
import { examineExchange, examineRegistry, examineTracker, exchangeKeys, registryKeys } from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import type { z } from 'zod';
import { type Asker, askerPort } from '../../ports.js';
import { Call } from '../call.js';
import { OnBehalf, Publicly } from '../on-behalf.js';
import { examinationQuery } from './parameters.js';

/** What the axis says of itself. */
@Controller('v1')
export class AxisController {
  constructor(@Inject(askerPort) private readonly asker: Asker) {}

  @Get('keys')
  @Call({
    tag: 'axis',
    summary: 'List the public keys of the axis',
    scope: 'none',
    gives: { 200: { says: 'Every key, with when it was valid.', shape: exchangeKeys.reply } },
  })
  async keys(@Publicly() by: AskedFor) {
    const answers = await Promise.all([this.asker.ask(exchangeKeys, {}, by), this.asker.ask(registryKeys, {}, by)]);
    // Both know the root they were issued under; it is shown once.
    const byName = new Map(answers.flatMap(({ keys }) => keys).map((key) => [`${key.use} ${key.kid}`, key]));
    return { keys: [...byName.values()] };
  }

  @Get('examination/exchange')
  @Call({
    tag: 'axis',
    summary: 'Examine a page of documents for broken promises',
    description: "Every receipt's document present with its digest, facts in agreement with states. Changes nothing.",
    scope: 'administer',
    gives: { 200: { says: 'What was examined and what was found.', shape: examineExchange.reply } },
  })
  examineExchange(
    @OnBehalf() by: AskedFor,
    @Query({ schema: examinationQuery }) page: z.output<typeof examinationQuery>,
  ) {
    return this.asker.ask(examineExchange, page, by);
  }

  @Get('examination/registry')
  @Call({
    tag: 'axis',
    summary: 'Examine whether anybody answers about the revocation of certificates',
    scope: 'administer',
    gives: { 200: { says: 'How many certificates there are and what was found.', shape: examineRegistry.reply } },
  })
  examineRegistry(@OnBehalf() by: AskedFor) {
    return this.asker.ask(examineRegistry, {}, by);
  }

  @Get('examination/tracker')
  @Call({
    tag: 'axis',
    summary: 'Examine whether every fact arrived, in order, once',
    scope: 'administer',
    gives: { 200: { says: 'What was counted and what was found.', shape: examineTracker.reply } },
  })
  examineTracker(@OnBehalf() by: AskedFor) {
    return this.asker.ask(examineTracker, {}, by);
  }
}
