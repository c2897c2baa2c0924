#pragma once
// HDF5's names for types, property lists and open modes are macros around function calls, which Swift cannot
// import; these functions stand for the few that the package needs. The 1.10 interface is asked for by name: later
// versions keep it.
#define H5_USE_110_API
#include <hdf5.h>

static inline hid_t lectern_h5_float32(void) { return H5T_IEEE_F32LE; }
static inline hid_t lectern_h5_float64(void) { return H5T_IEEE_F64LE; }
static inline hid_t lectern_h5_int8(void) { return H5T_STD_I8LE; }
static inline hid_t lectern_h5_uint8(void) { return H5T_STD_U8LE; }
static inline hid_t lectern_h5_int16(void) { return H5T_STD_I16LE; }
static inline hid_t lectern_h5_uint16(void) { return H5T_STD_U16LE; }
static inline hid_t lectern_h5_int32(void) { return H5T_STD_I32LE; }
static inline hid_t lectern_h5_uint32(void) { return H5T_STD_U32LE; }
static inline hid_t lectern_h5_int64(void) { return H5T_STD_I64LE; }
static inline hid_t lectern_h5_uint64(void) { return H5T_STD_U64LE; }
static inline hid_t lectern_h5_c_string(void) { return H5T_C_S1; }
static inline hid_t lectern_h5_file_access_list(void) { return H5Pcreate(H5P_FILE_ACCESS); }
static inline hid_t lectern_h5_default(void) { return H5P_DEFAULT; }
static inline hid_t lectern_h5_default_error_stack(void) { return H5E_DEFAULT; }
static inline hid_t lectern_h5_all(void) { return H5S_ALL; }
static inline unsigned lectern_h5_truncate(void) { return H5F_ACC_TRUNC; }
static inline unsigned lectern_h5_read_only(void) { return H5F_ACC_RDONLY; }
static inline size_t lectern_h5_variable_length(void) { return H5T_VARIABLE; }
static inline haddr_t lectern_h5_no_address(void) { return HADDR_UNDEF; }
