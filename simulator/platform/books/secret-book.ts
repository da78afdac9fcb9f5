/** How many secrets are remembered. */
const SECRET_CAP = 50_000;

/**
 * Everything secret that the platform has handed to terminals: access tokens and references of
 * verified persons. For whoever looks whether a terminal keeps any of it.
 */
export interface SecretBook {
  readonly note: (secret: string) => void;
  readonly all: () => readonly string[];
}

/** Makes an empty list of secrets. */
export function makeSecretBook(): SecretBook {
  const secrets: string[] = [];
  return {
    note(secret) {
      secrets.push(secret);
      if (secrets.length > SECRET_CAP) secrets.shift();
    },
    all: () => secrets,
  };
}
