import { useAgencyName } from '../../parts/agency-name.js';
import { Corrected } from '../../parts/documents/corrected.js';
import { inLanguage } from '../../words/language.js';
import { booksWords } from './books.words.js';
import type { Book, Line } from './use-book.js';

const words = inLanguage(booksWords);

/** The register as the paper book has it: heads on every page, and where its keeper and the head of the agency sign. */
export function PrintedBook({ book: { role, agency, year }, lines }: { book: Book; lines: readonly Line[] }) {
  const text = words.value;
  const name = useAgencyName(agency) ?? agency;
  const isReceived = role === 'received';
  const heads = isReceived
    ? [
        ...[text.on, text.number, text.sender, text.code, text.promulgatedOn, text.subject],
        ...[text.addressedTo, text.signature, text.note],
      ]
    : [
        ...[text.code, text.promulgatedOn, text.subject, text.recipients],
        ...[text.count, text.sentOn, text.signature, text.note],
      ];
  return (
    <div class="printed-book print-only">
      <header>
        <p class="strong">{name}</p>
        <p class="printed-title">{text[role]}</p>
        <p>{text.ofYear(year)}</p>
      </header>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              {(isReceived
                ? [
                    <Corrected key="on" now={line.on} before={line.before.days} />,
                    <Corrected key="number" now={line.number} before={line.before.numbers} />,
                    ...[line.others, line.code, line.promulgatedOn, line.subject],
                    ...[line.addressedTo, '', [line.note, ...line.corrections].filter(Boolean).join('. ')],
                  ]
                : [
                    ...[line.code, line.promulgatedOn, line.subject, line.others],
                    ...[String(line.count), line.on, '', line.note],
                  ]
              ).map((cell, n) => (
                <td key={n}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <footer>
        {[text.keeper, text.head].map((who) => (
          <div key={who}>
            <p class="strong">{who}</p>
            <p>{text.signHere}</p>
          </div>
        ))}
      </footer>
    </div>
  );
}
