//! Names and ids that CloudFormation makes up.

use store::Rng;

use crate::schema::{Alphabet, Naming};

/// `<stack>-<logical>-<suffix>`, its parts shortened to fit the type.
///
/// See "Name type" in the CloudFormation Template Reference.
pub(crate) fn physical(rng: &dyn Rng, naming: &Naming, stack: &str, logical: &str) -> String {
    const SUFFIX: usize = 12;
    let letters: &[u8] = match naming.alphabet {
        Alphabet::Mixed => b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
        Alphabet::Upper => b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
        Alphabet::Lower => b"abcdefghijklmnopqrstuvwxyz0123456789",
    };
    let mut bytes = [0; SUFFIX];
    rng.fill_bytes(&mut bytes);
    let suffix: String = bytes
        .iter()
        .filter_map(|byte| letters.get(usize::from(*byte) % letters.len()))
        .map(|letter| char::from(*letter))
        .collect();
    let room = naming.length.saturating_sub(SUFFIX + 2);
    let half = room / 2;
    // What one part does not need, the other may have.
    let stack_room = half.max(room.saturating_sub(logical.len()));
    let stack = cut(stack, stack_room);
    let logical = cut(logical, room.saturating_sub(stack.len()));
    let name = format!("{stack}-{logical}-{suffix}");
    if naming.alphabet == Alphabet::Lower {
        name.to_ascii_lowercase()
    } else {
        name
    }
}

fn cut(text: &str, length: usize) -> &str {
    text.get(..length).unwrap_or(text).trim_end_matches('-')
}

#[cfg(test)]
mod tests {
    use store::SeededRng;

    use super::physical;
    use crate::schema::{Alphabet, Naming};

    #[test]
    fn names_fit_their_type() {
        let rng = SeededRng::new(1);
        let name = |length, alphabet, stack: &str, logical: &str| {
            physical(
                &rng,
                &Naming {
                    property: None,
                    length,
                    alphabet,
                },
                stack,
                logical,
            )
        };
        let plain = name(64, Alphabet::Mixed, "KinesisLambdaS3Stack", "Function");
        assert!(
            plain.starts_with("KinesisLambdaS3Stack-Function-"),
            "{plain}"
        );
        assert_eq!(plain.len(), "KinesisLambdaS3Stack-Function-".len() + 12);
        let long = name(64, Alphabet::Mixed, &"s".repeat(128), &"L".repeat(255));
        assert_eq!(long.len(), 64);
        let bucket = name(63, Alphabet::Lower, "MyStack", "Bucket");
        assert!(bucket.starts_with("mystack-bucket-"), "{bucket}");
        assert_ne!(
            plain,
            name(64, Alphabet::Mixed, "KinesisLambdaS3Stack", "Function")
        );
    }
}
