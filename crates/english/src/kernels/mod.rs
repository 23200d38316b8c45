//! The numerical kernels: dense layers over the model's matrices, in the widest instructions that
//! the processor has.
//!
//! Every layer is written once, over [`Simd`], and compiled for AVX-512, for AVX2 with FMA and for
//! the target's baseline; [`Kernel::detect`] picks one when the engine is made. Sums run in the
//! same order everywhere, so all processors with fused multiply-add compute the same bits; without
//! it the last bits differ, which changes no decision (`tests/kernels` of the engine show it).
//!
//! `unsafe` lives in this module alone: in the calls of instructions that [`Kernel::detect`] has
//! found to exist, and in one unchecked read in [`dense`].

mod affine;
mod dense;
mod maxout;
mod portable;
mod scorer;
mod simd;
mod window;
#[cfg(target_arch = "x86_64")]
mod x86;

pub(super) use affine::Affine;
pub(super) use dense::{Rows, WIDTH};
pub(super) use maxout::Maxout;
pub(super) use scorer::{PRODUCTS, Scorer};
use simd::Task;
pub(super) use window::{PARTS, WORD};

/// The instruction set in use.
#[derive(Clone, Copy)]
pub(super) enum Kernel {
    #[cfg(target_arch = "x86_64")]
    Avx512(x86::Avx512),
    #[cfg(target_arch = "x86_64")]
    Avx2(x86::Avx2),
    Portable(portable::Portable),
}

impl Kernel {
    /// All the kernels that this processor can run, the fastest first.
    pub(super) fn available() -> Vec<Self> {
        let mut kernels = Vec::new();
        #[cfg(target_arch = "x86_64")]
        {
            kernels.extend(x86::Avx512::detect().map(Self::Avx512));
            kernels.extend(x86::Avx2::detect().map(Self::Avx2));
        }
        kernels.push(Self::Portable(portable::Portable));
        kernels
    }

    /// The fastest kernel that this processor can run.
    pub(super) fn detect() -> Self {
        Self::available().first().copied().unwrap_or(Self::Portable(portable::Portable))
    }

    /// What the instruction set is called.
    pub(super) fn name(self) -> &'static str {
        match self {
            #[cfg(target_arch = "x86_64")]
            Self::Avx512(_) => "AVX-512",
            #[cfg(target_arch = "x86_64")]
            Self::Avx2(_) => "AVX2",
            Self::Portable(_) => "portable",
        }
    }

    /// Run `task` in these instructions.
    pub(super) fn run(self, task: impl Task) {
        match self {
            #[cfg(target_arch = "x86_64")]
            Self::Avx512(simd) => simd.run(task),
            #[cfg(target_arch = "x86_64")]
            Self::Avx2(simd) => simd.run(task),
            Self::Portable(simd) => task.run(simd),
        }
    }
}
