import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import {
  acceptance,
  acceptInvitation,
  changePassword,
  credentialsOfPerson,
  endSessions,
  invitationGiven,
  listSessions,
  openInvitation,
  passwordChange,
  renewAccess,
  sessionGiven,
  showSelf,
  signIn,
  signOut,
} from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import type { z } from 'zod';
import { type Asker, askerPort } from '../../ports.js';
import { Call } from '../call.js';
import { OnBehalf, Publicly } from '../on-behalf.js';
import { sessionPath } from './parameters.js';

/** People prove who they are. The gateway hands their secrets to the registry and keeps none. */
@Controller('v1')
export class SessionsController {
  constructor(@Inject(askerPort) private readonly asker: Asker) {}

  @Post('sessions')
  @Call({
    tag: 'access',
    summary: 'Sign in',
    description:
      'For people: name, password and the code of an authenticator, or a recovery code. `session` is a secret that goes on ' +
      'for twelve hours, thirty minutes unused; `accessToken` is what calls are made with, for two minutes.',
    scope: 'none',
    takes: 'json',
    gives: { 201: { says: 'A session and a first access token.', shape: signIn.reply } },
    refuses: ['person.credentials-wrong', 'person.disabled', 'person.second-factor-reset', 'caller.locked-out'],
  })
  signIn(
    @Publicly() by: AskedFor,
    @Body({ schema: credentialsOfPerson }) credentials: z.output<typeof credentialsOfPerson>,
  ) {
    return this.asker.ask(signIn, credentials, by);
  }

  @Post('sessions/token')
  @HttpCode(200)
  @Call({
    tag: 'access',
    summary: 'Get the next access token of a session',
    scope: 'none',
    takes: 'json',
    gives: { 200: { says: 'A bearer token for two minutes.', shape: renewAccess.reply } },
    refuses: ['person.session-ended', 'person.disabled'],
  })
  renew(@Publicly() by: AskedFor, @Body({ schema: sessionGiven }) given: z.output<typeof sessionGiven>) {
    return this.asker.ask(renewAccess, given, by);
  }

  @Post('sessions/end')
  @HttpCode(200)
  @Call({
    tag: 'access',
    summary: 'Sign out',
    scope: 'none',
    takes: 'json',
    gives: { 200: { says: 'The session has ended, if there was one.', shape: signOut.reply } },
  })
  signOut(@Publicly() by: AskedFor, @Body({ schema: sessionGiven }) given: z.output<typeof sessionGiven>) {
    return this.asker.ask(signOut, given, by);
  }

  @Get('sessions/self')
  @Call({
    tag: 'access',
    summary: 'Show who is signed in, and what there is to know',
    scope: 'person',
    gives: { 200: { says: 'The account and its newest notices.', shape: showSelf.reply } },
    refuses: ['person.session-missing', 'person.session-ended'],
  })
  self(@OnBehalf() by: AskedFor) {
    return this.asker.ask(showSelf, {}, by);
  }

  @Get('sessions')
  @Call({
    tag: 'access',
    summary: 'List one’s sessions',
    description: 'Those that go on, the newest first: from where, since when, and which of them asks.',
    scope: 'person',
    gives: { 200: { says: 'The sessions.', shape: listSessions.reply } },
    refuses: ['person.session-missing', 'person.session-ended'],
  })
  list(@OnBehalf() by: AskedFor) {
    return this.asker.ask(listSessions, {}, by);
  }

  @Delete('sessions')
  @Call({
    tag: 'access',
    summary: 'End all one’s other sessions',
    scope: 'person',
    gives: { 200: { says: 'How many have ended.', shape: endSessions.reply } },
    refuses: ['person.session-missing', 'person.session-ended'],
  })
  endOthers(@OnBehalf() by: AskedFor) {
    return this.asker.ask(endSessions, {}, by);
  }

  @Delete('sessions/:id')
  @Call({
    tag: 'access',
    summary: 'End one of one’s sessions',
    scope: 'person',
    gives: { 200: { says: 'It has ended, if it was one of yours.', shape: endSessions.reply } },
    refuses: ['person.session-missing', 'person.session-ended'],
  })
  end(@OnBehalf() by: AskedFor, @Param({ schema: sessionPath }) { id }: z.output<typeof sessionPath>) {
    return this.asker.ask(endSessions, { session: id }, by);
  }

  @Post('sessions/password')
  @HttpCode(200)
  @Call({
    tag: 'access',
    summary: 'Change one’s password',
    description: 'Every session of the person ends.',
    scope: 'none',
    takes: 'json',
    gives: { 200: { says: 'From now on the new password counts.', shape: changePassword.reply } },
    refuses: ['person.credentials-wrong', 'person.password-weak', 'caller.locked-out'],
  })
  changePassword(@Publicly() by: AskedFor, @Body({ schema: passwordChange }) change: z.output<typeof passwordChange>) {
    return this.asker.ask(changePassword, change, by);
  }

  @Post('invitations/open')
  @HttpCode(200)
  @Call({
    tag: 'access',
    summary: 'Open an invitation',
    description: 'What to put into an authenticator. The invitation is not used up by that.',
    scope: 'none',
    takes: 'json',
    gives: { 200: { says: 'For whom it is, and the secret.', shape: openInvitation.reply } },
    refuses: ['person.invitation-unusable'],
  })
  open(@Publicly() by: AskedFor, @Body({ schema: invitationGiven }) given: z.output<typeof invitationGiven>) {
    return this.asker.ask(openInvitation, given, by);
  }

  @Post('invitations/accept')
  @HttpCode(200)
  @Call({
    tag: 'access',
    summary: 'Accept an invitation',
    description: 'Once: with a password and a code of the authenticator that was set up.',
    scope: 'none',
    takes: 'json',
    gives: { 200: { says: 'The account is open; recovery codes, shown once.', shape: acceptInvitation.reply } },
    refuses: ['person.invitation-unusable', 'person.code-wrong', 'person.password-weak', 'person.credentials-wrong'],
  })
  accept(@Publicly() by: AskedFor, @Body({ schema: acceptance }) given: z.output<typeof acceptance>) {
    return this.asker.ask(acceptInvitation, given, by);
  }
}
