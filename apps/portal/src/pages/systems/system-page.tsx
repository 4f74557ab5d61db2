import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { api, ask, type Schemas } from '../../api/call.js';
import { Page } from '../../app/page.js';
import { Shown, useAsked } from '../../parts/asked.js';
import { Badge } from '../../parts/badge.js';
import { Button } from '../../parts/button.js';
import { ProposedNote } from '../../parts/proposed.js';
import { inLanguage } from '../../words/language.js';
import { SetDestination, SwitchPost } from './destination.js';
import { LimitSystem, SuspendSystem } from './guard-system.js';
import { SystemKeys } from './system-keys.js';
import { SystemSeen } from './system-seen.js';
import { SystemServes } from './system-serves.js';
import { type Done, mayChange, type SystemView } from './system-view.js';
import { systemsWords } from './systems.words.js';
import './systems.css';

const words = inLanguage(systemsWords);

/** One system: what it proves itself with and from where, whom it serves, how it takes its post, and what was seen of it. */
export default function SystemPage() {
  const text = words.value;
  const name = String(useRoute().params.name ?? '');
  const [doing, setDoing] = useState<'suspend' | 'limit' | 'destination' | 'switch'>();
  const [proposal, setProposal] = useState<Schemas['Proposal']>();
  const system = useAsked(
    (signal) => ask(api.GET('/v1/systems/{system}', { params: { path: { system: name } }, signal })),
    [name],
  );
  const onDone: Done = (waits) => {
    setProposal(waits);
    system.again();
  };
  const close = () => setDoing(undefined);
  const acts = { system: system.data as SystemView, onClose: close, onDone };
  const mayAct = system.data !== undefined && mayChange(system.data);
  const isProgram = system.data?.door !== 'portal';
  return (
    <Page
      title={name}
      acts={
        mayAct && (
          <>
            {isProgram && <Button onClick={() => setDoing('limit')}>{text.limits}</Button>}
            {isProgram && <Button onClick={() => setDoing('destination')}>{text.setDestination}</Button>}
            {system.data?.destination && <Button onClick={() => setDoing('switch')}>{text.switchTo}</Button>}
            <Button kind={system.data?.suspended ? undefined : 'grave'} onClick={() => setDoing('suspend')}>
              {system.data?.suspended ? text.resume : text.suspend}
            </Button>
          </>
        )
      }
    >
      <ProposedNote proposal={proposal} />
      <Shown asked={system}>
        {(shown) => (
          <>
            <div class="grid">
              <Entry system={shown} />
              <SystemSeen name={name} />
            </div>
            {shown.door !== 'portal' && <SystemKeys system={shown} onDone={onDone} />}
            <SystemServes system={shown} onDone={onDone} />
          </>
        )}
      </Shown>
      {doing === 'suspend' && <SuspendSystem {...acts} />}
      {doing === 'limit' && <LimitSystem {...acts} />}
      {doing === 'destination' && <SetDestination {...acts} />}
      {doing === 'switch' && <SwitchPost {...acts} />}
    </Page>
  );
}

function Entry({ system }: { system: SystemView }) {
  const text = words.value;
  const { door, suspended, suspensionReason, scopes, addresses, signedCallAgeHours, destination, takesPost } = system;
  return (
    <section class="card">
      <dl class="inside pairs">
        <dt>{text.state}</dt>
        <dd>
          <Badge tone={suspended ? 'bad' : 'good'}>{suspended ? text.suspended : text.running}</Badge>{' '}
          {suspensionReason}
        </dd>
        <dt>{text.door}</dt>
        <dd>{text.doors[door]}</dd>
        <dt>{text.scopes}</dt>
        <dd>{scopes ? scopes.map((scope) => text.scopeNames[scope]).join(', ') : text.everything}</dd>
        <dt>{text.limits}</dt>
        <dd>{addresses ? <span class="code">{addresses.join(', ')}</span> : text.anyAddress}</dd>
        <dt>{text.signedCallAge}</dt>
        <dd>{signedCallAgeHours ?? text.usualAge}</dd>
        <dt>{text.destination}</dt>
        <dd>
          {destination ? (
            <>
              <span class="code">{destination.url}</span>
              {destination.privateAddresses && ` (${text.privateNetwork})`}
            </>
          ) : (
            text.noDestination
          )}
        </dd>
        <dt>{text.post}</dt>
        <dd>{text.takesPost[takesPost ?? 'pull']}</dd>
      </dl>
    </section>
  );
}
