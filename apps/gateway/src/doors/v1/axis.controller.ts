import { Controller, Get, Inject, Query } from '@nestjs/common';
import {
  examineExchange,
  examineRegistry,
  examineTracker,
  publishedKeys,
  sealingKey,
  twoPersons,
} from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import { z } from 'zod';
import { type Asker, askerPort, keyRingPort, type ShownKeys } from '../../ports.js';
import { Call } from '../call.js';
import { OnBehalf, Publicly } from '../on-behalf.js';
import { examinationQuery } from './parameters.js';

const axisShown = z.object({ axis: z.string(), twoPersons: twoPersons.reply });

/** What the axis says of itself. */
@Controller('v1')
export class AxisController {
  constructor(
    @Inject(askerPort) private readonly asker: Asker,
    @Inject(keyRingPort) private readonly ring: ShownKeys,
  ) {}

  @Get('axis')
  @Call({
    tag: 'axis',
    summary: 'Show the axis',
    description: 'Its name, and whether grave acts need a second person (`twoPersons`).',
    scope: 'none',
    gives: { 200: { says: 'What everybody may know.', shape: axisShown } },
  })
  async show(@Publicly() by: AskedFor): Promise<z.output<typeof axisShown>> {
    return { axis: this.ring.list.iss, twoPersons: await this.asker.ask(twoPersons, {}, by) };
  }

  @Get('keys')
  @Call({
    tag: 'axis',
    summary: 'List the public keys of the axis',
    description:
      'Every receipt, token and directory key it has and ever had, with how it ended. `jws` is the same list signed by ' +
      "the axis' root (ES256, `typ: edoc-keys+jwt`): verify it with the root certificate alone, and believe nothing else.",
    scope: 'none',
    gives: { 200: { says: 'Every key, with when it was valid.', shape: publishedKeys } },
  })
  keys(): z.output<typeof publishedKeys> {
    const { jws, list } = this.ring;
    const { iss: axis, version, iat, keys } = list;
    return { axis, version, issuedAt: new Date(iat * 1000).toISOString(), keys: [...keys], jws };
  }

  @Get('keys/sealing')
  @Call({
    tag: 'administer',
    summary: 'Show the key that secrets of systems are sealed to',
    description:
      'What a system of the doors `vxp` and `provincial` shares with the axis is sealed to it: a compact JWE (`ECDH-ES` on ' +
      'P-256, `A256GCM`) of the JSON `{"system", "secret"}`, which the exchange alone opens. After a rotation it is ' +
      'another; what was sealed before still opens. It signs nothing, so `GET /v1/keys` does not list it.',
    scope: 'administer',
    gives: { 200: { says: 'The key in use: a JWK and its thumbprint.', shape: sealingKey.reply } },
  })
  sealingKey(@OnBehalf() by: AskedFor) {
    return this.asker.ask(sealingKey, {}, by);
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
