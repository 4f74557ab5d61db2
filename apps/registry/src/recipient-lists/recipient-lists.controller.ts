import {
  deleteRecipientList,
  type HeardBy,
  listRecipientLists,
  putRecipientList,
  showRecipientList,
} from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { Answers, type Asked } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { callerIn } from '../administrative-act.js';
import { type RegistryPorts, registryPorts } from '../ports.js';
import * as recipientLists from './index.js';

@Controller()
export class RecipientListsController {
  constructor(@Inject(registryPorts) private readonly ports: RegistryPorts) {}

  @Answers(listRecipientLists)
  async list(wanted: HeardBy<typeof listRecipientLists>, asked: Asked) {
    return recipientLists.listRecipientLists(wanted, await callerIn(asked, this.ports), this.ports);
  }

  @Answers(showRecipientList)
  async show(wanted: HeardBy<typeof showRecipientList>, asked: Asked) {
    return recipientLists.showRecipientList(wanted, await callerIn(asked, this.ports), this.ports);
  }

  @Answers(putRecipientList)
  async put(wanted: HeardBy<typeof putRecipientList>, asked: Asked) {
    const caller = await callerIn(asked, this.ports);
    if (caller.kind !== 'person') throw new CataloguedError('caller.not-permitted', { role: 'clerk' });
    return recipientLists.putRecipientList(wanted, caller, this.ports);
  }

  @Answers(deleteRecipientList)
  async delete(wanted: HeardBy<typeof deleteRecipientList>, asked: Asked) {
    return recipientLists.deleteRecipientList(wanted, await callerIn(asked, this.ports), this.ports);
  }
}
