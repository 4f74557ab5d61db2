import { useState } from 'preact/hooks';
import { api, ask, type Schemas } from '../../api/call.js';
import { AgencyName } from '../../parts/agency-name.js';
import { Button } from '../../parts/button.js';
import { codeOf } from '../../parts/documents/code-of.js';
import { whoDid } from '../../parts/documents/who-did.js';
import { More } from '../../parts/more.js';
import { LiftFreeze } from '../../parts/operating/freeze-document.js';
import { usePagesOf } from '../../parts/pages-of.js';
import { ProposedNote } from '../../parts/proposed.js';
import { Table } from '../../parts/table.js';
import { administersAxis } from '../../session/administered.js';
import { dayAndTime } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { operationsWords } from './operations.words.js';

const words = inLanguage(operationsWords);

/**
 * Documents the axis holds back, since when, by whose word and why: nobody has to know their ids to let them go. Who administers a
 * branch lets go from the page of the document, which knows whether all its parties lie in it.
 */
export function Frozen() {
  const text = words.value;
  const [lifted, setLifted] = useState<string>();
  const [proposal, setProposal] = useState<Schemas['Proposal']>();
  const pages = usePagesOf(async (after, signal) => {
    const { frozen: rows, next } = await ask(
      api.GET('/v1/frozen-documents', { params: { query: { after, limit: 100 } }, signal }),
    );
    return { rows, next };
  }, []);
  return (
    <>
      <p class="quiet">{text.frozenMean}</p>
      <ProposedNote proposal={proposal} />
      <section class="card">
        {pages.rows.length > 0 && (
          <Table heads={[text.document, text.since, text.whoAndWhy, { label: text.lift, unseen: true }]}>
            {pages.rows.map(({ document, sender, frozenAt, freezes, ...named }) => (
              <tr key={document}>
                <td>
                  <a href={`/documents/${document}`}>{codeOf(named)}</a>
                  <br />
                  <AgencyName code={sender} />
                  <br />
                  <span class="code quiet">{document}</span>
                </td>
                <td class="nowrap">{dayAndTime(frozenAt)}</td>
                <td>
                  {freezes.map(({ at, by, reason }) => (
                    <p key={`${at}${by}`}>
                      {by === 'axis' ? text.foundByAxis : `${whoDid(by)}: ${reason ?? ''}`}{' '}
                      {freezes.length > 1 && <span class="quiet">{dayAndTime(at)}</span>}
                    </p>
                  ))}
                </td>
                <td class="nowrap">
                  {administersAxis.value && (
                    <Button icon="undo" onClick={() => setLifted(document)}>
                      {text.lift}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </Table>
        )}
        <More pages={pages} empty={text.noFrozen} />
      </section>
      {lifted !== undefined && (
        <LiftFreeze
          document={lifted}
          onDone={(waits) => {
            setProposal(waits);
            pages.again();
          }}
          onClose={() => setLifted(undefined)}
        />
      )}
    </>
  );
}
