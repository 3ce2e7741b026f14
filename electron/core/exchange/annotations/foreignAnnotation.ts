/** What is taken of an annotation of another program, before it is matched with anything of ours. */

export interface ForeignPerson {
  id: string | null
  name: string
}

export interface ForeignTag {
  value: string
  /** Its own address, where the tag is more than a word. */
  id: string | null
  stance: 'supports' | 'disputes' | 'illustrates' | null
  creator: ForeignPerson | null
}

export interface ForeignSelector {
  exact?: string
  prefix?: string
  suffix?: string
  /** Code points, as the model counts them. */
  start?: number
  end?: number
}

export interface ForeignAnnotation {
  id: string | null
  tags: ForeignTag[]
  comments: string[]
  creator: ForeignPerson | null
  created: number | null
  /** The address of what is annotated, and what else is said of it. */
  source: { id: string; title: string | null }
  /** Null: all of it. */
  selector: ForeignSelector | null
  /** What of it is not taken, a sentence each. */
  left: string[]
}

export interface ForeignAnnotations {
  annotations: ForeignAnnotation[]
  skipped: { item: string; reason: string }[]
}

/** More than any program writes; what is longer is cut or left out with its reason. */
export const limits = { annotations: 100_000, bodies: 200, depth: 12, text: 100_000 } as const
