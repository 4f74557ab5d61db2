/**
 * What xml-crypto and its parser do not take as the recommendations say is left out of a plain packet: names beyond
 * ASCII, which they sort by language; `xml:` attributes, which SignedInfo does not inherit; a declaration of `xml`;
 * white space by reference in attributes; the line ends of XML 1.1; white space in end tags; a byte order mark.
 */
export type Dialect = 'any' | 'plain';
