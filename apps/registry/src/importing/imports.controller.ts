import {
  agencyDifferences,
  beginImport,
  exportAgencies,
  type HeardBy,
  listImportedRows,
  listImportFaults,
  listImports,
  runImport,
  showImport,
  takeImportPart,
} from '@edoc-axis/contracts';
import { Answers, type Asked } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { type RegistryPorts, registryPorts } from '../ports.js';
import { requireFollower } from '../administrative-act.js';
import * as importing from './index.js';

/** Files of agencies: brought, taken out, and what a day changed. */
@Controller()
export class ImportsController {
  constructor(@Inject(registryPorts) private readonly ports: RegistryPorts) {}

  @Answers(beginImport)
  begin(wanted: HeardBy<typeof beginImport>, asked: Asked) {
    return importing.beginImport(wanted, asked, this.ports);
  }

  @Answers(takeImportPart)
  takePart(part: HeardBy<typeof takeImportPart>, asked: Asked) {
    return importing.takePart(part, asked, this.ports);
  }

  @Answers(runImport)
  run(wanted: HeardBy<typeof runImport>, asked: Asked) {
    return importing.takeImport(wanted, asked, this.ports);
  }

  @Answers(listImports)
  list(wanted: HeardBy<typeof listImports>, asked: Asked) {
    return importing.listImports(wanted, asked, this.ports);
  }

  @Answers(showImport)
  show(wanted: HeardBy<typeof showImport>, asked: Asked) {
    return importing.showImport(wanted, asked, this.ports);
  }

  @Answers(listImportFaults)
  faults(wanted: HeardBy<typeof listImportFaults>, asked: Asked) {
    return importing.listFaults(wanted, asked, this.ports);
  }

  @Answers(listImportedRows)
  rows(wanted: HeardBy<typeof listImportedRows>, asked: Asked) {
    return importing.listRows(wanted, asked, this.ports);
  }

  @Answers(exportAgencies)
  async export(wanted: HeardBy<typeof exportAgencies>, asked: Asked) {
    await requireFollower(asked, this.ports);
    return importing.exportAgencies(wanted, this.ports);
  }

  @Answers(agencyDifferences)
  async differences(wanted: HeardBy<typeof agencyDifferences>, asked: Asked) {
    await requireFollower(asked, this.ports);
    return importing.listDifferences(wanted, this.ports);
  }
}
