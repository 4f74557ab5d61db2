import { addRobots, type HeardBy, joinAgency, showJoining } from '@edoc-axis/contracts';
import { Answers, type Asked, callerOf, knownCaller } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { actConcerning, callerIn } from '../administrative-act.js';
import { readCode } from '../agencies/read-code.js';
import { graveActs, performAct } from '../approvals/index.js';
import { type RegistryPorts, registryPorts } from '../ports.js';
import * as joining from './index.js';

@Controller()
export class JoiningController {
  constructor(@Inject(registryPorts) private readonly ports: RegistryPorts) {}

  @Answers(joinAgency)
  async join(wanted: HeardBy<typeof joinAgency>, asked: Asked) {
    const code = await readCode(wanted.code, this.ports.store.reader);
    return joining.joinAgency(wanted, await actConcerning([code], asked, joinAgency, this.ports), this.ports);
  }

  @Answers(showJoining)
  async show(wanted: HeardBy<typeof showJoining>, asked: Asked) {
    const caller = callerOf(asked);
    const { directory } = await this.ports.index.current();
    const known = caller.kind === 'system' ? knownCaller(caller, directory) : await callerIn(asked, this.ports);
    return joining.showJoining(wanted, known, this.ports);
  }

  @Answers(addRobots)
  addRobots(wanted: HeardBy<typeof addRobots>, asked: Asked) {
    return performAct(graveActs.addRobots, wanted, asked, this.ports);
  }
}
