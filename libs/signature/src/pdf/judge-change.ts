import { greaterChange, type PdfChange } from './pdf-report.js';
import type { Revision } from './revision.js';
import type { Survey } from './survey.js';
import { isArray, isSame, keysThatDiffer, nameIn, PdfDictionary, PdfReference, type PdfValue } from './value.js';

export interface ChangeContext {
  readonly signed: Revision;
  readonly current: Revision;
  /** Objects that exist only since. */
  readonly added: ReadonlySet<number>;
  readonly survey: Survey;
}

/** What it means that an object of the signed revision is another one now. */
export function judgeChangedObject(context: ChangeContext, number: number): PdfChange {
  const { sideObjects, growingLists, pageNodes } = context.survey;
  if (sideObjects.has(number)) return 'validation';
  const before = objectIn(context.signed, number);
  const now = objectIn(context.current, number);
  if (before.isStream || now.isStream) return 'other';
  if (isSame(before.value, now.value)) return 'validation';
  if (pageNodes.has(number)) return 'other';
  if (isArray(before.value) && isArray(now.value)) {
    return growingLists.has(number) ? judgeList(context, before.value, now.value) : 'other';
  }
  if (!(before.value instanceof PdfDictionary) || !(now.value instanceof PdfDictionary)) return 'other';
  return judgeDictionary(context, number, before.value, now.value);
}

function judgeDictionary(context: ChangeContext, number: number, before: PdfDictionary, now: PdfDictionary): PdfChange {
  const { signed } = context;
  if (isAt(signed.trailer.get('Root'), number)) return judgeKeys(context, before, now, catalogRules);
  if (isAt(signed.catalog.get('AcroForm'), number)) return judgeKeys(context, before, now, formRules);
  if (nameIn(before.get('Type')) === 'Page') return judgeKeys(context, before, now, pageRules);
  if (isSignatureField(signed, before)) {
    return valueOfField(signed, before) === null ? judgeKeys(context, before, now, emptyFieldRules) : 'other';
  }
  const isFieldWithKids = before.get('T') !== null && before.get('Kids') !== null;
  if (isFieldWithKids && keysThatDiffer(before, now).join() === 'Kids') {
    return judgeKeys(context, before, now, { Kids: judgeAdditions });
  }
  return isFieldOrAnnotation(before) ? 'filling' : 'other';
}

type Rule = (context: ChangeContext, before: PdfValue, now: PdfValue) => PdfChange;
type Rules = Readonly<Record<string, Rule>>;

/** A key without a rule may not change. */
function judgeKeys(context: ChangeContext, before: PdfDictionary, now: PdfDictionary, rules: Rules): PdfChange {
  return keysThatDiffer(before, now)
    .map((key) => (Object.hasOwn(rules, key) ? rules[key]?.(context, before.get(key), now.get(key)) : undefined))
    .reduce<PdfChange>((most, change) => greaterChange(most, change ?? 'other'), 'validation');
}

const allowedFor =
  (change: PdfChange): Rule =>
  () =>
    change;

const allowedWhereAbsent: Rule = (_, before) => (before === null ? 'signatures' : 'other');

/** Fonts for filling in are added, and those that were there stay. */
const judgeResources: Rule = (_, before, now) =>
  before === null || isExtended(before, now, 2) ? 'signatures' : 'other';

function isExtended(before: PdfValue, now: PdfValue, depth: number): boolean {
  if (isSame(before, now)) return true;
  if (depth === 0 || !(before instanceof PdfDictionary) || !(now instanceof PdfDictionary)) return false;
  return [...before.entries].every(([key, value]) => isExtended(value, now.get(key), depth - 1));
}

const judgeAdditions: Rule = (context, before, now) => {
  const list = context.signed.resolve(before) ?? [];
  const longer = context.current.resolve(now);
  return isArray(list) && isArray(longer) ? judgeList(context, list, longer) : 'other';
};

/** ISO 32000-2 table 29. Metadata and Extensions describe and show nothing. */
const catalogRules: Rules = {
  DSS: allowedFor('validation'),
  Extensions: allowedFor('validation'),
  Version: allowedFor('validation'),
  Metadata: ({ current }, _, now) => (isMetadata(referredTo(current, now)) ? 'validation' : 'other'),
  AcroForm: (context, before, now) => {
    const old = context.signed.resolve(before) ?? new PdfDictionary(new Map());
    const form = context.current.resolve(now);
    const bothForms = old instanceof PdfDictionary && form instanceof PdfDictionary;
    return bothForms ? judgeKeys(context, old, form, formRules) : 'other';
  },
};

/** ISO 32000-2 table 224. */
const formRules: Rules = {
  Fields: judgeAdditions,
  SigFlags: allowedFor('validation'),
  DR: judgeResources,
  DA: allowedWhereAbsent,
  NeedAppearances: (_, __, now) => (now === true ? 'filling' : 'signatures'),
};

const pageRules: Rules = {
  Annots: judgeAdditions,
  Tabs: allowedFor('signatures'),
};

/** A field that waited for its signature got it; it stays where it was. */
const emptyFieldRules: Rules = {
  V: allowedFor('signatures'),
  AP: allowedFor('signatures'),
  M: allowedFor('signatures'),
  F: allowedFor('signatures'),
};

/** A list to which things were added; all that was in it still is, in its order. */
function judgeList(context: ChangeContext, before: readonly PdfValue[], now: readonly PdfValue[]): PdfChange {
  let kept = 0;
  let change: PdfChange = 'validation';
  for (const value of now) {
    const [next = null] = before.slice(kept, kept + 1);
    if (kept < before.length && isSame(value, next)) kept++;
    else change = greaterChange(change, judgeAddition(context, value));
  }
  return kept === before.length ? change : 'other';
}

function judgeAddition({ current, added }: ChangeContext, value: PdfValue): PdfChange {
  if (!(value instanceof PdfReference) || !added.has(value.number)) return 'other';
  const { value: dictionary, isStream } = objectIn(current, value.number);
  if (isStream || !(dictionary instanceof PdfDictionary)) return 'other';
  // A field that is a page too would be one more page.
  if (!['Annot', undefined].includes(nameIn(dictionary.get('Type')))) return 'other';
  // A script in it runs on opening the page, seen or not.
  if (dictionary.get('A') !== null || dictionary.get('AA') !== null) return 'other';
  const isOwnKind = ['Widget', undefined].includes(nameIn(dictionary.get('Subtype')));
  if (!isOwnKind || !isSignatureField(current, dictionary))
    return isFieldOrAnnotation(dictionary) ? 'filling' : 'other';
  const signature = current.resolve(valueOfField(current, dictionary));
  if (!(signature instanceof PdfDictionary)) return 'filling';
  return nameIn(signature.get('SubFilter')) === 'ETSI.RFC3161' && !isShown(current, dictionary)
    ? 'validation'
    : 'signatures';
}

function isShown(revision: Revision, widget: PdfDictionary): boolean {
  const rectangle = revision.resolve(widget.get('Rect'));
  if (rectangle === null) return false;
  if (!isArray(rectangle)) return true;
  const [left, bottom, right, top] = rectangle;
  return left !== right && bottom !== top;
}

/** The field itself, or one of the places where it is shown. */
function isSignatureField(revision: Revision, dictionary: PdfDictionary): boolean {
  const type = dictionary.get('FT') ?? parentOf(revision, dictionary)?.get('FT') ?? null;
  return nameIn(revision.resolve(type)) === 'Sig';
}

/** Its own, or that of the field it shows. */
function valueOfField(revision: Revision, dictionary: PdfDictionary): PdfValue {
  return dictionary.get('V') ?? parentOf(revision, dictionary)?.get('V') ?? null;
}

function parentOf(revision: Revision, dictionary: PdfDictionary): PdfDictionary | undefined {
  const parent = revision.resolve(dictionary.get('Parent'));
  return parent instanceof PdfDictionary ? parent : undefined;
}

function isFieldOrAnnotation(dictionary: PdfDictionary): boolean {
  return dictionary.get('FT') !== null || nameIn(dictionary.get('Type')) === 'Annot' || dictionary.get('Rect') !== null;
}

interface Found {
  readonly value: PdfValue;
  readonly isStream: boolean;
}

function objectIn(revision: Revision, number: number): Found {
  const entry = revision.entry(number);
  if (entry?.kind === 'plain') return revision.objectOf(number, entry);
  return { value: entry ? revision.valueAt(number, entry) : null, isStream: false };
}

function referredTo(revision: Revision, value: PdfValue): Found {
  return value instanceof PdfReference ? objectIn(revision, value.number) : { value, isStream: false };
}

function isMetadata({ value, isStream }: Found): boolean {
  return isStream && value instanceof PdfDictionary && nameIn(value.get('Type')) === 'Metadata';
}

function isAt(value: PdfValue, number: number): boolean {
  return value instanceof PdfReference && value.number === number;
}
