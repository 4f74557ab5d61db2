import { signInSystem } from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import { Body, Controller, Inject } from '@nestjs/common';
import type { z } from 'zod';
import { type Asker, askerPort } from '../../ports.js';
import { Publicly } from '../on-behalf.js';
import { ProvincialPost } from './provincial-call.js';

const credentials = signInSystem.request;

/** Signing in, as clients of a provincial axis do. What else they send along means nothing here. */
@Controller('provincial/v1')
export class ProvincialSignInController {
  constructor(@Inject(askerPort) private readonly asker: Asker) {}

  @ProvincialPost('auth/login', 'json')
  async signIn(
    @Publicly() by: AskedFor,
    @Body({ schema: credentials }) { username, password }: z.output<typeof credentials>,
  ) {
    const { token } = await this.asker.ask(signInSystem, { username, password }, by);
    return { code: 200, message: 'OK', data: { token, username } };
  }
}
