//! Memory that is free and that the heap keeps goes back to the system.
//!
//! Example: a build reads articles, then makes ledgers, then sorts quads. What each step freed lies in pieces between what
//! stays, where the next step's larger pieces do not fit; so that the process grows with every step, though none needs more
//! than another. Whoever ends a step calls [`relieve`].

/// Bytes of a piece that the system gives and takes back by itself. Left alone, the heap of glibc raises that with every
/// larger piece that is freed, up to 32 MB, and then lays them all among the small ones.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const LARGE: libc::c_int = 1 << 18;

/// Give back what is free. Elsewhere than with glibc the heap alone decides.
pub fn relieve() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    trim();
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[allow(unsafe_code)]
fn trim() {
    // SAFETY: the heap locks itself, and gives back only pages in which nothing is allocated. Where neither can be done,
    // memory stays as it was.
    unsafe {
        libc::mallopt(libc::M_MMAP_THRESHOLD, LARGE);
        libc::malloc_trim(0);
    }
}
