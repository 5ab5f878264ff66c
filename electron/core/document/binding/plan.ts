/**
 * What a binder is made of, in terms of paper: sources whose pages go in, files that come out, what is stamped on each page, where
 * bookmarks and links lead. Coordinates of boxes are points from the upper left corner of the page as it is shown (cropped, upright).
 */

/** Sheet a picture is put on, in points: Letter is 612 by 792, A4 is 595.28 by 841.89. */
export interface Paper {
  readonly width: number;
  readonly height: number;
}

/** A file whose pages go in. It is read by the binding process only, opened when its turn comes, and never changed. */
export type Source =
  | {
      readonly kind: 'pdf';
      readonly path: string;
      /** Opens an encrypted file as its user or its owner; the empty one is tried in any case. */
      readonly password?: string;
    }
  | {
      /**
       * JPEG, PNG, WebP, AVIF, GIF (its first picture) or TIFF (each of its pages), told by its bytes; give others (HEIC, BMP, SVG) as
       * the PNG the reader draws. JPEG and PNG go in as they are, without what cameras write beside the picture (place, time, device).
       * A tall screenshot fills several pages: `weigh` says how many.
       */
      readonly kind: 'picture';
      readonly path: string;
      readonly paper: Paper;
    };

export type StampPlace = 'lower-right' | 'lower-left' | 'lower-center' | 'upper-right' | 'upper-left' | 'upper-center';

/**
 * One line of text on a page, in reading position however the page is turned. It covers no ink: it moves along its edge to a free
 * spot, and where there is none the page is shrunk a little to make one.
 */
export interface Stamp {
  readonly text: string;
  readonly place: StampPlace;
  /** Points on Letter or A4, 9 without it; larger on larger sheets, so that it reads the same when they are printed smaller. */
  readonly size?: number;
  readonly bold?: boolean;
}

export type LinkTarget =
  /** A page of the same part, from 1. */
  | { readonly page: number }
  /** A page of another part, by its file name; the files are kept in one folder. */
  | { readonly file: string; readonly page: number }
  | { readonly uri: string };

export interface Link {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly to: LinkTarget;
}

export interface PagePlan {
  /** Index in `BindingPlan.sources`. */
  readonly source: number;
  /** Page of the source, from 1. */
  readonly page: number;
  /** In order of right of way: the first gets the better spot. */
  readonly stamps?: readonly Stamp[];
  readonly links?: readonly Link[];
  /** Page label a viewer shows instead of the page's number. */
  readonly label?: string;
  /** The page is a picture of words: `words` of the call is asked for them, and they are laid over it unseen. */
  readonly words?: boolean;
}

export interface OutlineEntry {
  readonly title: string;
  /** Page of the part, from 1. */
  readonly page: number;
  /** Whether its children are shown at first; no without it. */
  readonly open?: boolean;
  readonly children?: readonly OutlineEntry[];
}

export interface DocumentInfo {
  readonly title: string;
  readonly author?: string;
  readonly subject?: string;
  /** Instant written into the file as its date, ISO 8601 in UTC. The same plan and date give the same bytes. */
  readonly date: string;
  /** Language of the document, such as `en-US` or `zh-CN`. */
  readonly language?: string;
}

export interface PartPlan {
  /** File to write; it must not be there yet, and is removed when the work fails. */
  readonly path: string;
  readonly pages: readonly PagePlan[];
  readonly outline?: readonly OutlineEntry[];
  readonly info: DocumentInfo;
  /**
   * Where links of the sources lead that name a URI of this table, such as `binder:exhibit-3` in a typeset index. Every other link
   * of a source is kept when it is http, https or mailto or leads to a page of the same source in the same part, and dropped otherwise.
   */
  readonly targets?: Readonly<Record<string, LinkTarget>>;
}

export interface BindingPlan {
  readonly sources: readonly Source[];
  readonly parts: readonly PartPlan[];
  /** `free`, the default, looks at each page before it stamps; `fixed` stamps at the standard places without looking. */
  readonly stamping?: 'free' | 'fixed';
}

/** A word an OCR engine saw; the box in fractions of the page (of the picture, for a picture), from its upper left corner as shown. */
export interface SeenWord {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface BindingCall {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Words of a page (from 1) of a source, asked for those pages of the plan that say `words`; a picture is one page however it is cut. */
  readonly words?: (source: number, page: number) => Promise<readonly SeenWord[]> | readonly SeenWord[];
}

export interface Progress {
  /** Pages written, of all parts together. */
  readonly done: number;
  readonly total: number;
}

/** Why no page of a source can be had. `page-missing`: the plan asks for a page the source does not have. */
export type SourceFault = 'encrypted' | 'damaged' | 'too-large' | 'too-slow' | 'undecodable' | 'missing' | 'page-missing';

export interface UnreadableSource {
  /** Index in `BindingPlan.sources`. */
  readonly source: number;
  readonly fault: SourceFault;
  /** For the log; English, no prose for users. */
  readonly detail: string;
}

/**
 * `standard`: where the plan put it. `moved`: along its edge. `shrunk`: the page was made a little smaller on its sheet to give it a
 * white band. `enlarged`: a page too small for it was put on a larger sheet.
 */
export type StampOutcome = 'standard' | 'moved' | 'shrunk' | 'enlarged';

export interface PlacedStamp {
  /** Page of the part, from 1. */
  readonly page: number;
  /** Index in the page's `stamps`. */
  readonly stamp: number;
  readonly outcome: StampOutcome;
  /** Box of the text on the page as shown. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface BoundPart {
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
  readonly pages: number;
  readonly stamps: readonly PlacedStamp[];
}

/** What a page lost or had changed on the way into the binder; it looks the same as before. */
export type NoteKind =
  /** Tags (structure for screen readers) are not carried over. */
  | 'tags-dropped'
  /** Fields became part of the page. */
  | 'form-flattened'
  /** A field had a value but no picture of it; the value was drawn in our font. */
  | 'field-drawn'
  | 'signature-flattened'
  /** JavaScript, launch and submit actions, links into other files. */
  | 'actions-dropped'
  | 'attachments-dropped'
  /** The file names a page it does not hold any more; an empty sheet stands in its place, so that the others keep their numbers. */
  | 'page-lost'
  /** The file's tables were broken and its objects had to be searched for. */
  | 'repaired'
  /** A tall picture was cut over several pages. */
  | 'picture-cut';

export interface Note {
  readonly kind: NoteKind;
  readonly source: number;
  /** Pages of the source it concerns, from 1; empty for all. */
  readonly pages: readonly number[];
}

/** Characters of stamps, labels or words that no font of the program has; drawn as an empty box in stamps. */
export interface MissingCharacter {
  readonly character: string;
  readonly count: number;
}

export type Outcome =
  | {
      readonly kind: 'bound';
      readonly parts: readonly BoundPart[];
      readonly notes: readonly Note[];
      readonly missing: readonly MissingCharacter[];
    }
  /** Nothing was written. Put slip sheets in their place and try again. */
  | { readonly kind: 'unreadable'; readonly sources: readonly UnreadableSource[] };

/** What the pages of a source would add to a part, in bytes. */
export interface Weight {
  readonly kind: 'weight';
  readonly pages: readonly PageWeight[];
  /** What two or more of its pages use (fonts, pictures): added once to each part that holds any of them. */
  readonly shared: number;
}

export interface PageWeight {
  /** Bytes of what this page alone uses. */
  readonly own: number;
  /** The file names the page but does not hold it: it would be an empty sheet. */
  readonly lost?: true;
  /** The page as shown, in points. */
  readonly width: number;
  readonly height: number;
}

export type Weighed = Weight | ({ readonly kind: 'unreadable' } & UnreadableSource);

/** Makes binders, in a process that can be killed. Calls wait in line for one another. */
export interface Binder {
  /**
   * Writes the parts of a plan. A source that cannot be read is an outcome, not an error. Throws Problem `document.binding-failed`
   * when a file cannot be written or the process breaks for another reason, and the signal's reason when it is aborted; nothing is
   * left of the parts then.
   */
  bind(plan: BindingPlan, call?: BindingCall): Promise<Outcome>;
  /** Pages and bytes of each source, in order. */
  weigh(sources: readonly Source[], call?: Pick<BindingCall, 'signal' | 'onProgress'>): Promise<readonly Weighed[]>;
  close(): void;
}
