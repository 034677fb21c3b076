//! The data directory: one opener, one current generation, resets that are whole or have not been.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use store::sim::SimDisk;
use store::{DataDir, Disk, OpenMode, OsDisk, StoreError, SyncSite};

const ROOT: &str = "/mnt/data";

fn open(disk: &SimDisk) -> Result<DataDir, StoreError> {
    DataDir::open(Arc::new(disk.clone()), Path::new(ROOT))
}

fn mark(disk: &SimDisk, generation: &Path) {
    let file = disk
        .open(&generation.join("mark"), OpenMode::Create)
        .unwrap();
    file.write_all_at(b"here", 0).unwrap();
    file.sync_data(SyncSite::Commit).unwrap();
    disk.sync_dir(generation, SyncSite::SegmentDirectory)
        .unwrap();
}

fn has_mark(disk: &SimDisk, generation: &Path) -> bool {
    disk.open(&generation.join("mark"), OpenMode::Read).is_ok()
}

#[test]
fn it_opens_once_and_again_where_it_was() {
    let disk = SimDisk::new();
    let dir = open(&disk).unwrap();
    let path = dir.generation_path();
    assert_eq!(path, PathBuf::from("/mnt/data/generation-0000000001"));
    assert!(matches!(open(&disk), Err(StoreError::Locked { .. })));
    drop(dir);
    assert_eq!(open(&disk).unwrap().generation_path(), path);
}

fn write_format(disk: &SimDisk, text: &[u8]) {
    let file = disk.open(&Path::new(ROOT).join("FORMAT"), OpenMode::Write);
    let file = file.unwrap();
    file.write_all_at(text, 0).unwrap();
    file.sync_data(SyncSite::Generation).unwrap();
}

#[test]
fn a_newer_format_is_refused() {
    let disk = SimDisk::new();
    drop(open(&disk).unwrap());
    write_format(&disk, b"4\n");
    let error = open(&disk).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the data directory has format 4, this build knows 3"
    );
}

#[test]
fn a_directory_of_an_earlier_format_becomes_one_of_todays_and_stays_it() {
    let disk = SimDisk::new();
    let dir = open(&disk).unwrap();
    let path = dir.generation_path();
    mark(&disk, &path);
    drop(dir);
    write_format(&disk, b"1\n");
    drop(open(&disk).unwrap());
    disk.crash(3);
    let dir = open(&disk).unwrap();
    assert!(has_mark(&disk, &dir.generation_path()));
    let file = disk.open(&Path::new(ROOT).join("FORMAT"), OpenMode::Read);
    let mut text = [0; 2];
    file.unwrap().read_exact_at(&mut text, 0).unwrap();
    assert_eq!(&text, b"3\n");
}

#[test]
fn a_current_generation_that_is_not_there_costs_nothing() {
    for current in [Some("generation-0000000007\n"), None] {
        let root = tempfile::tempdir().unwrap();
        let open = || DataDir::open(Arc::new(OsDisk), root.path());
        let kept = open().unwrap().generation_path();
        std::fs::write(kept.join("something"), b"data").unwrap();
        let named = root.path().join("CURRENT");
        match current {
            Some(text) => std::fs::write(&named, text).unwrap(),
            None => std::fs::remove_file(&named).unwrap(),
        }
        let error = open().unwrap_err();
        assert!(matches!(error, StoreError::Generation { .. }), "{error}");
        assert!(error.to_string().contains("CURRENT"), "{error}");
        assert_eq!(std::fs::read(kept.join("something")).unwrap(), b"data");
        std::fs::write(&named, "generation-0000000001\n").unwrap();
        assert_eq!(open().unwrap().generation_path(), kept);
    }
}

/// A reset that the power cuts somewhere. `Err` says what is neither old nor new.
fn reset(seed: u64, skip: Option<SyncSite>) -> Result<(), String> {
    let disk = SimDisk::new();
    skip.into_iter().for_each(|site| disk.skip_syncs(site));
    let mut dir = open(&disk).map_err(|error| error.to_string())?;
    let old = dir.generation_path();
    mark(&disk, &old);
    disk.stop_after(seed % 12);
    let done = dir.reset();
    drop(dir);
    disk.crash(seed);
    let dir = open(&disk).map_err(|error| format!("does not open: {error}"))?;
    let now = dir.generation_path();
    match done {
        Ok(new) if now != new => Err("a finished reset is undone".to_owned()),
        _ if now == old && !has_mark(&disk, &now) => Err("the old one lost something".to_owned()),
        _ if now != old && has_mark(&disk, &now) => Err("the new one is not empty".to_owned()),
        _ => Ok(()),
    }
}

#[test]
fn a_reset_is_whole_or_has_not_been() {
    for seed in 0..600 {
        reset(seed, None).unwrap_or_else(|lost| panic!("seed {seed}: {lost}"));
    }
}

#[test]
fn missing_syncs_are_noticed() {
    for site in [
        SyncSite::Directory,
        SyncSite::Generation,
        SyncSite::GenerationDirectory,
    ] {
        assert!(
            (0..600).any(|seed| reset(seed, Some(site)).is_err()),
            "{site:?}"
        );
    }
}

#[test]
fn a_reset_removes_the_old_generation_from_a_real_disk() {
    let root = tempfile::tempdir().unwrap();
    let mut dir = DataDir::open(Arc::new(OsDisk), root.path()).unwrap();
    let old = dir.generation_path();
    std::fs::write(old.join("something"), b"old").unwrap();
    let new = dir.reset().unwrap();
    assert!(new.exists() && !old.exists() && new != old);
    assert!(matches!(
        DataDir::open(Arc::new(OsDisk), root.path()),
        Err(StoreError::Locked { .. })
    ));
    drop(dir);
    assert_eq!(
        DataDir::open(Arc::new(OsDisk), root.path())
            .unwrap()
            .generation_path(),
        new
    );
}
