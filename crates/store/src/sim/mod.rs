//! A disk and its accidents, pretended.
