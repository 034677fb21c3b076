//! Ids and secrets, made of the store's randomness.

use store::Rng;

const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const SECRET_BYTES: usize = 30;
const TOKEN_BYTES: usize = 192;

/// A unique id or access key: the prefix and so many random letters and digits.
fn random_id(rng: &dyn Rng, prefix: &str, length: usize) -> String {
    let mut bytes = vec![0; length];
    rng.fill_bytes(&mut bytes);
    let letters = bytes
        .iter()
        .filter_map(|byte| BASE32.get(usize::from(byte % 32)));
    prefix
        .chars()
        .chain(letters.map(|letter| char::from(*letter)))
        .collect()
}

fn random_base64(rng: &dyn Rng, length: usize) -> String {
    let mut bytes = vec![0; length];
    rng.fill_bytes(&mut bytes);
    base64_simd::STANDARD.encode_to_string(bytes)
}

/// A role's id. "Understanding unique ID prefixes", IAM User Guide.
pub(crate) fn role_id(rng: &dyn Rng) -> String {
    random_id(rng, "AROA", 17)
}

/// A user's id.
pub(crate) fn user_id(rng: &dyn Rng) -> String {
    random_id(rng, "AIDA", 17)
}

/// A managed policy's id.
pub(crate) fn policy_id(rng: &dyn Rng) -> String {
    random_id(rng, "ANPA", 17)
}

/// A user's access key.
pub(crate) fn access_key(rng: &dyn Rng) -> String {
    random_id(rng, "AKIA", 16)
}

/// The access key of temporary credentials.
pub(crate) fn session_access_key(rng: &dyn Rng) -> String {
    random_id(rng, "ASIA", 16)
}

/// A secret access key: 40 characters.
pub(crate) fn secret(rng: &dyn Rng) -> String {
    random_base64(rng, SECRET_BYTES)
}

/// A session token: 256 characters that mean nothing to anybody.
pub(crate) fn session_token(rng: &dyn Rng) -> String {
    random_base64(rng, TOKEN_BYTES)
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::SeededRng;

    #[test]
    fn forms() {
        let rng = SeededRng::new(1);
        assert_eq!(role_id(&rng).len(), 21);
        assert_eq!(access_key(&rng).len(), 20);
        assert!(session_access_key(&rng).starts_with("ASIA"));
        assert_eq!(secret(&rng).len(), 40);
        assert_eq!(session_token(&rng).len(), 256);
        assert_ne!(role_id(&rng), role_id(&rng));
    }
}
