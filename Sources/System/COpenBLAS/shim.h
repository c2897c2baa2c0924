#pragma once
#include <cblas.h>

// LAPACK's Fortran routines, which libopenblas holds. Declared here and not taken from lapacke.h, which is a package of
// its own. Everything is passed by address; matrices are column-major. The lengths of character arguments, which
// Fortran compilers add at the end, are not used by the routines below.

/// Eigenvalues (rising) and eigenvectors of a symmetric matrix.
void dsyevd_(const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w, double *work,
             const int *lwork, int *iwork, const int *liwork, int *info);
/// Singular value decomposition.
void dgesdd_(const char *jobz, const int *m, const int *n, double *a, const int *lda, double *s, double *u,
             const int *ldu, double *vt, const int *ldvt, double *work, const int *lwork, int *iwork, int *info);
/// QR factorisation, and the Q of it.
void dgeqrf_(const int *m, const int *n, double *a, const int *lda, double *tau, double *work, const int *lwork,
             int *info);
void dorgqr_(const int *m, const int *n, const int *k, double *a, const int *lda, const double *tau, double *work,
             const int *lwork, int *info);
/// Cholesky factorisation.
void dpotrf_(const char *uplo, const int *n, double *a, const int *lda, int *info);
/// Solution of A X = B by LU factorisation.
void dgesv_(const int *n, const int *nrhs, double *a, const int *lda, int *ipiv, double *b, const int *ldb, int *info);
/// LU factorisation.
void dgetrf_(const int *m, const int *n, double *a, const int *lda, int *ipiv, int *info);
