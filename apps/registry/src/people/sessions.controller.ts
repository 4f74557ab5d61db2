import * as asked from '@edoc-axis/contracts';
import type { HeardBy } from '@edoc-axis/contracts';
import { Answers, type Asked, callerOf } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { callerIn } from '../administrative-act.js';
import { type RegistryPorts, registryPorts } from '../ports.js';
import * as people from './index.js';
import { digestOf } from './one-time-secret.js';

/** People themselves: joining, signing in and out. */
@Controller()
export class SessionsController {
  constructor(@Inject(registryPorts) private readonly ports: RegistryPorts) {}

  @Answers(asked.signIn)
  signIn(credentials: HeardBy<typeof asked.signIn>, by: Asked) {
    return people.signIn(credentials, by, this.ports);
  }

  @Answers(asked.renewAccess)
  renew(given: HeardBy<typeof asked.renewAccess>) {
    return people.renewAccess(given, this.ports);
  }

  /** The exchange asks, which does not know people. */
  @Answers(asked.sessionStands)
  stands({ session }: HeardBy<typeof asked.sessionStands>) {
    return people.sessionStands(session, this.ports);
  }

  @Answers(asked.signOut)
  async signOut({ session }: HeardBy<typeof asked.signOut>) {
    await this.ports.store.people.endSession(digestOf(session));
    return {};
  }

  @Answers(asked.listSessions)
  async list(_: HeardBy<typeof asked.listSessions>, by: Asked) {
    await callerIn(by, this.ports);
    return people.listSessions(callerOf(by), this.ports);
  }

  @Answers(asked.endSessions)
  async end({ session }: HeardBy<typeof asked.endSessions>, by: Asked) {
    await callerIn(by, this.ports);
    return people.endSessions(session, callerOf(by), this.ports);
  }

  @Answers(asked.changePassword)
  async changePassword(change: HeardBy<typeof asked.changePassword>, { address }: Asked) {
    await people.changePassword(change, address, this.ports);
    return {};
  }

  @Answers(asked.openInvitation)
  open(given: HeardBy<typeof asked.openInvitation>) {
    return people.openInvitation(given, this.ports);
  }

  @Answers(asked.acceptInvitation)
  accept(given: HeardBy<typeof asked.acceptInvitation>, { address }: Asked) {
    return people.acceptInvitation(given, address, this.ports);
  }
}
