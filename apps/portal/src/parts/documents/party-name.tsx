/** A party to a document by its name, which the axis says with it, with its code beside it. */
export function PartyName({ code, name }: { code: string; name?: string }) {
  if (!name) return <span class="code">{code}</span>;
  return (
    <>
      {name} <span class="code quiet">{code}</span>
    </>
  );
}
