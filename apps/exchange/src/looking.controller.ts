import { countWaits, type HeardBy, listDocuments, showHeadings } from '@edoc-axis/contracts';
import { Answers, type Asked, knownCallerOf } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { exchangePorts, type ExchangeProcess } from './exchange-process.js';
import * as looking from './looking/index.js';

/** The lists people look at. */
@Controller()
export class LookingController {
  constructor(@Inject(exchangePorts) private readonly ports: ExchangeProcess) {}

  @Answers(listDocuments)
  documents(request: HeardBy<typeof listDocuments>, asked: Asked) {
    return looking.listDocuments(this.ports, knownCallerOf(asked, this.ports), request);
  }

  @Answers(countWaits)
  waits(request: HeardBy<typeof countWaits>, asked: Asked) {
    return looking.countWaits(this.ports, knownCallerOf(asked, this.ports), request);
  }

  @Answers(showHeadings)
  headings(request: HeardBy<typeof showHeadings>, asked: Asked) {
    return looking.showHeadings(this.ports, knownCallerOf(asked, this.ports), request);
  }
}
