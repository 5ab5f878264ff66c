/** What somebody with another SQLite tool could do to a closed workspace: the rules of the program do not bind them. */
import Database from 'better-sqlite3-multiple-ciphers';

export function tamper(file: string, sql: string): void {
  const db = new Database(file);
  try {
    const triggers = db.prepare("select name, sql from sqlite_schema where type = 'trigger'").all() as { name: string; sql: string }[];
    for (const { name } of triggers) db.exec(`drop trigger ${name}`);
    db.exec(sql);
    for (const trigger of triggers) db.exec(trigger.sql);
  } finally {
    db.close();
  }
}

export function queryOutside<T>(file: string, sql: string): T[] {
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare(sql).all() as T[];
  } finally {
    db.close();
  }
}
