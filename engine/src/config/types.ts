/** What a configuration file says of a model, in the words of the vocabulary; and what a table of a family of models is. Types only. */
import type { JsonObject, JsonValue } from './json.js';

export type Setting = number | boolean | string;

/** A property of `model` that the file fills. */
export interface ConfigEntry {
  /** Path of the property. */
  readonly path: string;
  /** A whole number, yes or no, or a word of the property. */
  readonly value: Setting;
  /**
   * Where it comes from, for people: `num_hidden_layers`; `default of num_key_value_heads`; `model_type llama` for what all models of a
   * family have.
   */
  readonly from: string;
}

/** A field whose value is nothing that belongs there. */
export interface WrongField {
  readonly field: string;
  readonly found: string;
  readonly wanted: string;
}

export interface ConfigContent {
  /** Name of the family whose table was read. */
  readonly family: string;
  /** What the file calls its family, when no table has that name; it was then read as Llama. */
  readonly unknownType?: string;
  /** In the order of the family's table. */
  readonly entries: readonly ConfigEntry[];
  readonly wrong: readonly WrongField[];
  /** Fields that are neither read nor known to have no part in sizes: nobody should think they were counted. */
  readonly uncounted: readonly string[];
}

/** The fields of a file as rules read them. */
export interface Fields {
  readonly all: JsonObject;
  /** A whole number of zero or more, in the first of the fields that has a value; `undefined` when there is none. */
  whole(...fields: readonly string[]): number | undefined;
  /** `undefined` when the field is neither `true` nor `false`. */
  truth(field: string): boolean | undefined;
}

/** How one property is found. */
export interface Rule {
  readonly path: string;
  /** Fields it reads: they count as read, and the first that is there is named as the origin. */
  readonly fields: readonly string[];
  /** The setting, or `undefined` when the file leaves it open. */
  readonly read: (config: Fields) => Setting | undefined;
  /** What the first field may hold, for people: `a whole number`. */
  readonly wanted: string;
  /** Does this value of a field fit? `null` always does, and means that the field is left out. */
  readonly fits: (value: JsonValue) => boolean;
}

/** How the models of a family are written down, and what all of them have. */
export interface Family {
  readonly name: string;
  /** Values of `model_type`. */
  readonly types: readonly string[];
  /** Class names in `architectures`, without what they end with, for files that leave `model_type` out. */
  readonly classes: readonly string[];
  readonly rules: readonly Rule[];
  /** Properties that no field says, since every model of the family is alike. */
  readonly fixed: Readonly<Record<string, Setting>>;
  /** Fields that change no size while they have one of these values; any other value is told as not counted. */
  readonly expected?: Readonly<Record<string, readonly JsonValue[]>>;
  /** Fields of this family that have no part in sizes. */
  readonly irrelevant?: readonly string[];
}
