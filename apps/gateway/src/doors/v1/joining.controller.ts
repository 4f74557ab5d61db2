import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import {
  addRobots,
  agencyView,
  joinAgency,
  joiningStep,
  robotsView,
  showJoining,
  testAgency,
} from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import type { z } from 'zod';
import { type Asker, askerPort } from '../../ports.js';
import { Call } from '../call.js';
import { OnBehalf } from '../on-behalf.js';
import { changeRegister } from './change-register.js';
import { agencyPath } from './parameters.js';
import { waits } from './waits.js';

type AgencyPath = z.output<typeof agencyPath>;

/** How an agency comes from its invitation to being live. */
@Controller('v1')
export class JoiningController {
  constructor(@Inject(askerPort) private readonly asker: Asker) {}

  @Get('agencies/:code/joining')
  @Call({
    tag: 'directory',
    summary: 'Show what an agency you serve still needs to be live',
    description:
      'A checklist that ticks itself: each item is done, since when, or says what to do next. Administrators see that of ' +
      'every agency.',
    scope: 'directory',
    gives: { 200: { says: 'The checklist.', shape: showJoining.reply } },
    refuses: ['agency.unknown', 'caller.not-serving'],
  })
  show(@OnBehalf() by: AskedFor, @Param({ schema: agencyPath }) { code }: AgencyPath) {
    return this.asker.ask(showJoining, { code }, by);
  }

  @Post('agencies/:code/joining')
  @HttpCode(200)
  @Call({
    tag: 'administer',
    summary: 'Take an agency a step further: to its tests, live, or suspend it',
    description:
      'Who is not live sends to and receives from test agencies alone; who is suspended gets and sends nothing new, and ' +
      'what was accepted before still arrives. Going live is refused while the checklist has open items, unless `anyway` ' +
      'and a reason say that it shall be; they stand in the audit log.',
    scope: 'administer',
    takes: 'json',
    gives: { 200: { says: 'The agency as it stands now.', shape: agencyView } },
    refuses: ['agency.unknown', 'joining.not-possible', 'joining.items-open', 'joining.reason-missing'],
  })
  join(
    @OnBehalf() by: AskedFor,
    @Param({ schema: agencyPath }) { code }: AgencyPath,
    @Body({ schema: joiningStep }) step: z.output<typeof joiningStep>,
  ) {
    return changeRegister(this.asker, joinAgency, { ...step, code }, by);
  }

  @Post('agencies/:code/self-test')
  @Call({
    tag: 'receive',
    summary: 'Have a robot send a test document to an agency you serve',
    description:
      'Signed, with the subject "[KIỂM TRA KẾT NỐI] không phải văn bản"; it is fetched, confirmed and answered as any other. ' +
      'Within a minute it is the same document. Administrators may ask for it, too.',
    scope: 'receive',
    gives: { 201: { says: 'The document that was sent.', shape: testAgency.reply } },
    refuses: ['joining.no-robots', 'caller.not-serving', 'document.bad-recipients'],
  })
  selfTest(@OnBehalf() by: AskedFor, @Param({ schema: agencyPath }) { code: agency }: AgencyPath) {
    return this.asker.ask(testAgency, { agency }, by);
  }

  @Post('robots')
  @Call({
    tag: 'administer',
    summary: 'Add the robot agencies, which are there to be tried with',
    description:
      'One finishes everything, one refuses everything, one stays silent, and one answers with a document which it then ' +
      'updates, replaces and takes back. They are marked `test` and hidden from pickers. Asked again it adds what is missing.',
    scope: 'administer',
    takes: 'json',
    gives: { 201: { says: 'The robots.', shape: robotsView }, ...waits },
    refuses: ['agency.exists', 'system.exists'],
  })
  addRobots(@OnBehalf() by: AskedFor, @Body({ schema: addRobots.request }) wanted: z.output<typeof addRobots.request>) {
    return changeRegister(this.asker, addRobots, wanted, by);
  }
}
