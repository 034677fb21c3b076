//! Giving memory back while there is nothing to do.

use std::fs;

/// Gives back to the host what this process holds and does not use: free pages of the heap, also
/// of the allocator that the engine uses in place of the system's, and the mappings of program
/// code, which come back from the page cache one by one where they are needed again. Takes a millisecond or two; the first request afterwards pays about as much.
pub fn give_memory_back() {
    #[cfg(target_env = "gnu")]
    // SAFETY: it takes no pointers, and the allocator's own locks keep it apart from others.
    unsafe {
        libc::malloc_trim(0);
    }
    collect_heap();
    let maps = fs::read_to_string("/proc/self/maps").unwrap_or_default();
    for (start, length) in maps.lines().filter_map(code) {
        // SAFETY: the range is code mapped privately from a file, never written to: without the
        // mapping's pages the next access reads the same bytes from that file.
        unsafe {
            libc::madvise(start as *mut libc::c_void, length, libc::MADV_DONTNEED);
        }
    }
}

/// Has the allocator that the engine uses in place of the system's give back what the calling thread
/// has freed, and what threads left that have ended: otherwise it keeps it until that thread asks
/// for memory again, and some never do.
pub fn collect_heap() {
    // SAFETY: it takes no pointers, frees nothing that is in use, and any thread may call it at any
    // time.
    unsafe {
        libmimalloc_sys::mi_collect(true);
    }
}

/// Start and length of a line of `/proc/self/maps`, if it is code of a file. Nothing else is: data
/// that was relocated at the start is not in the file.
fn code(line: &str) -> Option<(usize, usize)> {
    let mut fields = line.split_ascii_whitespace();
    let (start, end) = fields.next()?.split_once('-')?;
    let is_code = fields.next()? == "r-xp";
    let is_file = fields.nth(3)?.starts_with('/');
    let start = usize::from_str_radix(start, 16).ok()?;
    let end = usize::from_str_radix(end, 16).ok()?;
    (is_code && is_file).then_some((start, end.checked_sub(start)?))
}

#[cfg(test)]
mod tests {
    use super::{code, give_memory_back};

    #[test]
    fn only_code_of_files_is_given_back() {
        let line = "55d0a000-55d0c000 r-xp 004cf000 fe:00 42   /usr/bin/brookmill";
        assert_eq!(code(line), Some((0x55d0_a000, 0x2000)));
        for other in [
            "55d0a000-55d0c000 r--p 004cf000 fe:00 42   /usr/bin/brookmill",
            "55d0a000-55d0c000 rw-p 004cf000 fe:00 42   /usr/bin/brookmill",
            "7ffd1000-7ffd2000 r-xp 00000000 00:00 0    [vdso]",
            "7ffd1000-7ffd2000 rw-p 00000000 00:00 0",
            "",
        ] {
            assert_eq!(code(other), None, "{other}");
        }
    }

    #[test]
    fn everything_goes_on_afterwards() {
        let data: Vec<String> = (0..1000).map(|number| format!("{number}")).collect();
        let others = std::thread::spawn(|| (0..1_000_000_u64).fold(0, u64::wrapping_add));
        give_memory_back();
        assert_eq!(others.join().unwrap(), 499_999_500_000);
        assert_eq!(data.concat().len(), 2890);
    }
}
