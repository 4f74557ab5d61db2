import { firstActsOf, type HeardBy, testAgency } from '@edoc-axis/contracts';
import { Answers, type Asked, knownCallerOf } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { exchangePorts, type ExchangeProcess } from './exchange-process.js';
import * as robots from './robots/index.js';

@Controller()
export class JoiningController {
  constructor(@Inject(exchangePorts) private readonly ports: ExchangeProcess) {}

  @Answers(firstActsOf)
  async firstActs({ agency }: HeardBy<typeof firstActsOf>) {
    return { first: await this.ports.firsts.of(agency) };
  }

  @Answers(testAgency)
  test(request: HeardBy<typeof testAgency>, asked: Asked) {
    return robots.testAgency(this.ports, knownCallerOf(asked, this.ports), request);
  }
}
