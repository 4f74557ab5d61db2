import { beginArchive, type HeardBy, openForArchive } from '@edoc-axis/contracts';
import { Answers, type Asked, knownCallerOf } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import * as archive from './archive/index.js';
import { exchangePorts, type ExchangeProcess } from './exchange-process.js';

@Controller()
export class ArchiveController {
  constructor(@Inject(exchangePorts) private readonly ports: ExchangeProcess) {}

  @Answers(beginArchive)
  begin(request: HeardBy<typeof beginArchive>, asked: Asked) {
    return archive.beginArchive(this.ports, knownCallerOf(asked, this.ports), request, asked.token);
  }

  @Answers(openForArchive)
  open(request: HeardBy<typeof openForArchive>, asked: Asked) {
    const { address, program } = asked;
    return archive.openForArchive(this.ports, knownCallerOf(asked, this.ports), request, { address, program });
  }
}
