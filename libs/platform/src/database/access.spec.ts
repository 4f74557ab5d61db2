import { roleName, urlFor, withoutCredentials } from './access.js';

const password = 'p@ss/word';

describe('the address of a database', () => {
  it.each([
    ['postgresql://admin:s3cret@db:5433/edoc', 'postgresql://db:5433/edoc'],
    ['postgresql://db/edoc?user=admin&password=s3cret&sslmode=require', 'postgresql://db/edoc?sslmode=require'],
    ['postgresql:///edoc?host=%2Frun%2Fpostgresql&USER=admin', 'postgresql:///edoc?host=%2Frun%2Fpostgresql'],
  ])('%s is handed on without who its administrator is', (url, expected) => {
    expect(withoutCredentials(url)).toBe(expected);
  });

  it.each(['postgresql://admin:s3cret@db/edoc', 'postgresql:///edoc?host=%2Frun&user=admin&password=s3cret'])(
    'of an owner names the owner, whoever %s names',
    (url) => {
      const address = new URL(urlFor({ url, owner: 'tracker', password }));
      expect(decodeURIComponent(address.username)).toBe(roleName(url, 'tracker'));
      expect(decodeURIComponent(address.password)).toBe(password);
      expect(address.href).not.toMatch(/admin|s3cret/);
    },
  );
});
