#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| counterpoint_fuzz::targets::commands(data));
