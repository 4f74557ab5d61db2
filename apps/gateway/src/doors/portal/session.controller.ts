import { Body, Controller, HttpCode, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import { credentialsOfPerson, pageUse, renewAccess, signedInPage, signIn, signOut } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { AskedFor } from '@edoc-axis/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type Asker, askerPort, type Door, doorPort } from '../../ports.js';
import { Call } from '../call.js';
import { Publicly } from '../on-behalf.js';
import { FromOwnPage } from './from-own-page.js';
import { demandSession, forgetSession, keepSession, sessionIn } from './session-cookie.js';

/** People in a browser: the session lies in a cookie, and its access tokens with the page. The gateway keeps neither. */
@Controller('portal')
@UseGuards(FromOwnPage)
export class PortalSessionController {
  constructor(
    @Inject(askerPort) private readonly asker: Asker,
    @Inject(doorPort) private readonly door: Door,
  ) {}

  @Post('session')
  @Call({
    tag: 'access',
    summary: 'Sign in, in a browser',
    description:
      'As `POST /v1/sessions`, but the session comes as a cookie that no script reads. For our own pages alone: with the ' +
      'header `x-edoc-portal: 1`, from this origin.',
    scope: 'none',
    takes: 'json',
    gives: { 201: { says: 'A first access token, and who is signed in.', shape: signedInPage } },
    refuses: [
      'person.form-not-ours',
      'person.credentials-wrong',
      'person.disabled',
      'person.second-factor-reset',
      'caller.locked-out',
    ],
  })
  async signIn(
    @Publicly() by: AskedFor,
    @Body({ schema: credentialsOfPerson }) credentials: z.output<typeof credentialsOfPerson>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof signedInPage>> {
    const { session, ...shown } = await this.asker.ask(signIn, credentials, by);
    const former = sessionIn(request, this.door);
    if (former !== undefined) await this.asker.ask(signOut, { session: former }, by);
    keepSession(reply, session, this.door);
    return shown;
  }

  @Post('session/token')
  @HttpCode(200)
  @Call({
    tag: 'access',
    summary: 'Get the next access token of a session in a browser',
    description: '`active`: somebody is at work. Without that the session is idle, and ends in its time.',
    scope: 'page',
    takes: 'json',
    gives: { 200: { says: 'A bearer token for two minutes.', shape: renewAccess.reply } },
    refuses: ['person.form-not-ours', 'person.session-missing', 'person.session-ended', 'person.disabled'],
  })
  async renew(
    @Publicly() by: AskedFor,
    @Body({ schema: pageUse }) { active }: z.output<typeof pageUse>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const session = demandSession(request, this.door);
    try {
      return await this.asker.ask(renewAccess, { session, active }, by);
    } catch (error) {
      // Of a session that is over nothing is left behind. Any other fault may be gone with the next try.
      if (error instanceof CataloguedError && over.has(error.code)) forgetSession(reply, this.door);
      throw error;
    }
  }

  @Post('session/end')
  @HttpCode(200)
  @Call({
    tag: 'access',
    summary: 'Sign out, in a browser',
    scope: 'none',
    takes: 'json',
    gives: { 200: { says: 'The session has ended, if there was one.', shape: signOut.reply } },
    refuses: ['person.form-not-ours'],
  })
  async signOut(
    @Publicly() by: AskedFor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const session = sessionIn(request, this.door);
    if (session !== undefined) await this.asker.ask(signOut, { session }, by);
    forgetSession(reply, this.door);
    return {};
  }
}

const over: ReadonlySet<string> = new Set(['person.session-ended', 'person.disabled']);
