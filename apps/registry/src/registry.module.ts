import { callerVerifierToken, type CallerVerifier } from '@edoc-axis/platform';
import { type DynamicModule, Module } from '@nestjs/common';
import { AgenciesController } from './agencies/agencies.controller.js';
import { ApprovalsController } from './approvals/approvals.controller.js';
import { CertificatesController } from './certificates/certificates.controller.js';
import { DirectoryController } from './directory/directory.controller.js';
import { FreezesController } from './freezes/freezes.controller.js';
import { ImportsController } from './importing/imports.controller.js';
import { JoiningController } from './joining/joining.controller.js';
import { PeopleController } from './people/people.controller.js';
import { SessionsController } from './people/sessions.controller.js';
import { type RegistryPorts, registryPorts } from './ports.js';
import { RecipientListsController } from './recipient-lists/recipient-lists.controller.js';
import { RedirectionsController } from './redirections/redirections.controller.js';
import { ReorganisationsController } from './reorganisation/reorganisations.controller.js';
import { SystemsController } from './systems/systems.controller.js';

@Module({})
export class RegistryModule {
  static with(ports: RegistryPorts, verifyCaller: CallerVerifier): DynamicModule {
    return {
      module: RegistryModule,
      controllers: [
        ...[AgenciesController, CertificatesController, SystemsController, ReorganisationsController],
        ...[DirectoryController, ImportsController, JoiningController, RecipientListsController],
        ...[PeopleController, SessionsController, ApprovalsController, FreezesController, RedirectionsController],
      ],
      providers: [
        { provide: registryPorts, useValue: ports },
        { provide: callerVerifierToken, useValue: verifyCaller },
      ],
    };
  }
}
