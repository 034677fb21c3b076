//! S3 through the door, on a pretended disk.

mod buckets;
mod conditions;
mod copies;
mod crash;
mod hang_ups;
mod listings;
mod multipart;
mod objects;
mod policies;
mod provenance;
mod space;
mod world;
