/** What a matter must know of its pack. The template room loads packs; it hands them down in this shape. */

export interface FieldInfo {
  /** `text`, `long`, `date`, `amount`, `number`, `yes-no` or `choice`. */
  readonly type: string;
  readonly choices?: readonly string[] | undefined;
}

export interface PackInfo {
  readonly id: string;
  readonly claims: readonly { readonly id: string; readonly needs?: readonly string[] | undefined }[];
  readonly courts: readonly { readonly id: string; readonly name: string }[];
  readonly particulars: Readonly<Record<string, FieldInfo>>;
  readonly events: Readonly<Record<string, { readonly fields: Readonly<Record<string, FieldInfo>> }>>;
}

export interface Packs {
  get(id: string): PackInfo | undefined;
}
