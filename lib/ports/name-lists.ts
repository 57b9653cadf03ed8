export interface KnownInstitution {
  institutionId: string;
  name: string;
}

/** The names of institutions that anything has told us. */
export interface InstitutionList {
  /** A name that is known already costs no write. */
  learn(institution: KnownInstitution): Promise<void>;
  find(institutionId: string): Promise<KnownInstitution | undefined>;
  all(): Promise<KnownInstitution[]>;
}

export interface KnownCompany {
  companyId: string;
  name: string;
}

/** The names of Codat's companies, and how far they have been looked through. */
export interface CompanyList {
  /** A name that is known already costs no write. */
  learn(company: KnownCompany): Promise<void>;
  find(companyId: string): Promise<KnownCompany | undefined>;
  all(): Promise<KnownCompany[]>;
  progress(): Promise<ListProgress>;
  saveProgress(progress: ListProgress): Promise<void>;
}

/** How far Codat's list of companies has been read. */
export interface ListProgress {
  /** The look that is under way: when it began, and the page with which it goes on. */
  under?: { since: string; nextPage: number } | undefined;
  /** When the last look began that went through the whole list. */
  wholeAt?: string | undefined;
}
