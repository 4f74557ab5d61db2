import { Body, Controller, Header, HttpCode, Inject, Post } from '@nestjs/common';
import { issueToken } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { AskedFor } from '@edoc-axis/platform';
import { z } from 'zod';
import { type Asker, askerPort, type Door, doorPort } from '../../ports.js';
import { Call } from '../call.js';
import { Publicly } from '../on-behalf.js';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** RFC 6749 section 4.4 with RFC 7523 section 2.2; what else a client sends is ignored, as section 3.2 demands. */
const tokenRequest = z.object({
  grant_type: z.string().describe('client_credentials'),
  client_assertion_type: z.literal(assertionType).optional(),
  client_assertion: z.string().min(1).max(8_192).optional(),
  scope: z.string().max(200).optional(),
});

const tokenAnswer = z.object({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.number().int(),
  scope: z.string(),
});

@Controller('oauth')
export class AccessController {
  constructor(
    @Inject(askerPort) private readonly asker: Asker,
    @Inject(doorPort) private readonly door: Door,
  ) {}

  @Post('token')
  @HttpCode(200)
  @Header('Pragma', 'no-cache')
  @Call({
    tag: 'access',
    summary: 'Get an access token',
    description:
      "Client credentials with `private_key_jwt`: a JWT signed by the system's key (ES256), `iss` and `sub` its name, " +
      '`aud` the address of this call, `exp` at most five minutes ahead, a new `jti` each time. Refusals have the ' +
      'shape of RFC 6749 section 5.2, with our `code` beside it.',
    scope: 'none',
    takes: 'form',
    refusesAsOAuth: true,
    gives: { 200: { says: 'A bearer token for ten minutes.', shape: tokenAnswer } },
    refuses: [
      'caller.grant-unsupported',
      'caller.assertion-invalid',
      'caller.assertion-replayed',
      'caller.credentials-wrong',
      'caller.scope-missing',
    ],
  })
  async issue(
    @Publicly() publicly: AskedFor,
    @Body({ schema: tokenRequest }) form: z.output<typeof tokenRequest>,
  ): Promise<z.output<typeof tokenAnswer>> {
    const { grant_type: grant, client_assertion: assertion, scope } = form;
    if (grant !== 'client_credentials') throw new CataloguedError('caller.grant-unsupported');
    if (assertion === undefined || form.client_assertion_type === undefined) {
      throw new CataloguedError('request.parameter-missing', { parameter: 'client_assertion' });
    }
    const audience = `${this.door.url}/oauth/token`;
    const issued = await this.asker.ask(issueToken, { assertion, audience, scope }, publicly);
    return {
      access_token: issued.accessToken,
      token_type: 'Bearer',
      expires_in: issued.expiresInSeconds,
      scope: issued.scope,
    };
  }
}
