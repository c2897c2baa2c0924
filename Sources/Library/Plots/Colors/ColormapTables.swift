// Made by scripts/golden/matplotlib_colormaps.py; do not edit.

/// Colours of maps, three bytes each, in base64.
enum ColormapTables {
  /// Maps given by colours at equal distances, linear between them.
  static let knots: [String: String] = [
    "viridis": """
    RAFURAJWRQRXRQVZRgdaRghcRgpdRgteRw1gRw5hRxBjRxFkRxNlSBRnSBZoSBdpSBhqSBpsSBttSBxuSB1vSB9wSCBxSCFzSCN0\
    SCR1SCV2SCZ3SCh4SCl5Ryp6Ryx6Ry17Ry58Ry99RjB+RjJ+RjN/RjSARTWBRTeBRTiCRDmDRDqDRDuEQz2EQz6FQj+FQkCGQkGG\
    QUKHQUSHQEWIQEaIP0eIP0iJPkmJPkqJPkyKPU2KPU6KPE+KPFCLO1GLO1KLOlOLOlSMOVWMOVaMOFiMOFmMN1qMN1uNNlyNNl2N\
    NV6NNV+NNGCNNGGNM2KNM2ONMmSOMmWOMWaOMWeOMWiOMGmOMGqOL2uOL2yOLm2OLm6OLm+OLXCOLXGOLHGOLHKOLHOOK3SOK3WO\
    KnaOKneOKniOKXmOKXqOKXuOKHyOKH2OJ36OJ3+OJ4COJoGOJoKOJoKOJYOOJYSOJYWOJIaOJIeOI4iOI4mOI4qNIouNIoyNIo2N\
    IY6NIY+NIZCNIZGMIJKMIJKMIJOMH5SMH5WLH5aLH5eLH5iLH5mKH5qKHpuKHpyJHp2JH56JH5+IH6CIH6GIH6GHH6KHIKOGIKSG\
    IaWFIaaFIqeFIqiEI6mDJKqDJauCJayCJq2BJ62BKK6AKa9/KrB/LLF+LbJ9LrN8L7R8MbV7MrZ6NLZ5Nbd5N7h4OLl3Orp2O7t1\
    Pbx0P7xzQL1yQr5xRL9wRsBvSMFuSsFtTMJsTsNrUMRqUsVpVMVoVsZnWMdlWshkXMhjXsliYMpgY8tfZcteZ8xcac1bbM1abs5Y\
    cM9Xc9BWddBUd9FTetFRfNJQf9NOgdNNhNRLhtVJidVIi9ZGjtZFkNdDk9dBldhAmNg+m9k8ndk7oNo5oto3pds2qNs0qtwyrdww\
    sN0vst0ttd4ruN4put4ovd8mwN8lwt8jxeAhyOAgyuEfzeEd0OEc0uIb1eIa2OIZ2uMZ3eMY3+MY4uQY5eQZ5+QZ6uUa7OUb7+Uc\
    8eUd9OYe9uYg+OYh++cj/ecl
    """,
    "plasma": """
    DQiHEAeIEweJFgeKGQaMGwaNHQaOIAaPIgaQJAaRJgWRKAWSKgWTLAWULgWVLwWWMQWXMwWXNQSYNwSZOASaOgSaPASbPgScPwSc\
    QQSdQwOeRAOeRgOfSAOfSQOgSwOhTAKhTgKiUAKiUQKjUwKjVQKkVgGkWAGkWQGlWwGlXAGmXgGmYAGmYQCnYwCnZACnZgCnZwCo\
    aQCoagCobACobgCobwCocQCocgGodAGodQGodwGoeAGoegKoewKofQOofgOogASogQSngwWnhAWnhgamhwemiAimigmliwqljQul\
    jgykjw2kkQ6jkg+jlBCilRGhlhOhmBSgmRWfmhafnBeenRidnhmdoBqcoRuboh2aox6apR+ZpiCYpyGXqCKWqiOVqySUrCaUrSeT\
    riiSsCmRsSqQsiuPsyyOtC6NtS+MtjCLtzGKuDKJujOIuzSIvDWHvTeGvjiFvzmEwDqDwTuCwjyBwz2AxD5/xUB+xkF9x0J8yEN7\
    yUR6ykV6y0Z5zEd4zEl3zUp2zkt1z0x00E1z0U5y0k9x01Fx1FJw1VNv1VRu1lVt11Zs2Fdr2Vhq2lpq2ltp21xo3F1n3V5m3l9l\
    3mFk32Jj4GNj4WRi4mVh4mZg42hf5Gle5Wpd5Wtd5mxc525b529a6HBZ6XFY6XJX6nRX63VW63ZV7HdU7XlT7XpS7ntR73xR735Q\
    8H9P8IBO8YFN8YNM8oRL84VL84dK9IhJ9IlI9YtH9YxG9o1F9o9E95BE95FD95NC+JRB+JVA+Zc/+Zg++Zo++ps9+pw8+p47+586\
    +6E5+6I4/KM4/KU3/KY2/Kg1/Kk0/asz/awz/a4y/a8x/bEw/bIv/bQv/bUu/rct/rgs/ros/rsr/r0q/r4q/sAp/cIp/cMo/cUn\
    /cYn/cgn/com/csm/M0l/M4l/NAl/NIl+9Mk+9Uk+9ck+tgk+tok+dwk+d0l+N8l+OEl9+Il9+Ql9uYm9ugm9ekm9esn9O0n8+4n\
    8/An8vIn8fQm8fUl8Pck8Pkh
    """,
    "inferno": """
    AAAEAQAFAQEGAQEIAgEKAgIMAgIOAwIQBAMSBAMUBQQXBgQZBwUbCAUdCQYfCgciCwckDAgmDQgpDgkrEAktEQowEgoyFAs0FQs3\
    Fgs5GAw8GQw+GwxBHAxDHgxFHwxIIQxKIwxMJAxPJgxRKAtTKQtVKwtXLQtZLwpbMQpcMgpeNApfNglhOAliOQljOwlkPQllPglm\
    QApnQgpoRApoRQppRwtqSQtqSgxrTAxrTQ1sTw1sUQ5sUg5tVA9tVQ9tVxBuWRBuWhFuXBJuXRJuXxNuYRNuYhRuZBVuZRVuZxZu\
    aRZuahdubBhubRhubxlucRluchpudBpudRtudxxteBxteh1tfB1tfR5tfx5sgB9sgiBshCBrhSFrhyFriCJqiiJqjCNpjSNpjyRp\
    kCVokiVokyZnlSZnlydmmCdmmihlmylknSlknypjoCpjoitioyxhpSxgpi1gqC5fqS5eqy9erTBdrjBcsDFbsTJaszJatDNZtjRY\
    tzVXuTVWujZVvDdUvThTvzlSwDpRwTpQwztPxDxOxj1Nxz5MyD9LykBKy0FJzEJIzkNHz0RG0EVF0kZE00dD1EhC1UpB10s/2Ew+\
    2U092k4821A73VE63lI431M34FU24VY14lc041kz5Fox5Vww5l0v514u6GAt6WEr6mMq62Qp62Yo7Gcm7Wkl7mok72wj724h8G8g\
    8XEf8XMd8nQc83Yb83gZ9HkY9XsX9X0V9n4U9oAT94IS94QQ+IUP+IcO+IkM+YsL+YwK+Y4J+pAI+pIH+pQH+5YG+5cG+5kG+5sG\
    +50H/J8H/KEI/KMJ/KUK/KYM/KgN/KoP/KwR/K4S/LAU/LIW/LQY+7Ya+7gd+7of+7wh+74j+sAm+sIo+sQq+sYt+ccv+cky+cs1\
    +M03+M8699E999NA9tVD9tdG9dlJ9dtM9N1P9N9T9OFW8+Na8+Vd8uZh8uhl8upp8ext8e1x8e918fF58vJ98vSC8/WG8/aK9PiO\
    9fmS9vqW+Pua+fyd+v2h/P+k
    """,
    "magma": """
    AAAEAQAFAQEGAQEIAgEJAgILAgINAwMPAwMSBAQUBQQWBgUYBgUaBwYcCAceCQcgCggiCwkkDAkmDQopDgsrEAstEQwvEg0xEw00\
    FA42FQ44Fg87GA89GRA/GhBCHBBEHRFHHhFJIBFLIRFOIhFQJBJTJRJVJxJYKRFaKhFcLBFfLRFhLxFjMRFlMxBnNBBpNhBrOBBs\
    OQ9uOw9wPQ9xPw9yQA90Qg91RA92RRB3RxB4SRB4ShB5TBF6ThF7TxJ7URJ8UhN8VBN9VhR9VxV+WRV+WhZ+XBZ/XRd/Xxh/YBiA\
    YhmAZBqAZRqAZxuAaByBahyBax2BbR2Bbh6BcB+Bch+BcyCBdSGBdiGBeCKBeSKCeyOCfCOCfiSCgCWCgSWBgyaBhCaBhieBiCeB\
    iSiBiymBjCmBjiqBkCqBkSuBkyuAlCyAliyAmC2AmS2Amy5/nC5/ni9/oC9/oTB+ozB+pTF+pjF9qDJ9qjN9qzN8rTR8rjR7sDV7\
    sjV7szZ6tTZ6tzd5uDd5ujh4vDl4vTl3vzp3wDp2wjt1xDx1xTx0xz1zyD5zyj5yzD9xzUBxz0Bw0EFv0kJv00Nu1URt1kVs2EVs\
    2UZr20dq3Ehp3klo30po4Exn4k1m405l5E9k5VBk51Jj6FNi6VRi6lZh61dg7Fhg7Vpf7lte711e8F9e8WBd8mJd8mRc82Vc9Gdc\
    9Glc9Wtc9mxc9m5c93Bc93Jc+HRc+HZc+Xhd+Xld+Xtd+n1e+n9e+oFf+4Nf+4Vg+4dh/Ilh/Ipi/Ixj/I5k/JBl/ZJm/ZRn/ZZo\
    /Zhp/Zpq/Ztr/p1s/p9t/qFu/qNv/qVx/qdy/qlz/qp0/qx2/q53/rB4/rJ6/rR7/rZ8/rd+/rl//ruB/r2C/r+E/sGF/sKH/sSI\
    /saK/siM/sqN/syP/s2Q/s+S/tGU/tOV/tWX/teZ/tia/dqc/dye/d6g/eCh/eKj/eOl/eWn/eep/emq/eus/Oyu/O6w/PCy/PK0\
    /PS2/Pa4/Pe5/Pm7/Pu9/P2/
    """,
    "cividis": """
    ACJOACNPACRRACVTACVUACZWACdYAChZAChbACldACpfACphACtiACxkACxmAC1oAC5qAC5sAC9tADBvADBwADFwADFxATJxBTNx\
    CDNwDDRwDzVwEjVwFDZwFjdwGDdvGjhvHDlvHjpvIDpvITtuIzxuJDxuJj1uJz5uKT9uKj9tK0BtLUFtLkFtL0JtMUNtMkNtM0Rt\
    NEVsNUVsNkZsOEdsOUhsOkhsO0lsPEpsPUpsPktsP0xsQExsQU1sQk5sQ05sRE9sRVBsRlFsR1FsSFJsSVNsSlNsS1RsTFVsTVVs\
    TlZsT1dsUFdsUVhtUlltU1ptVFptVVttVVxtVlxtV11tWF5tWV5uWl9uW2BuXGFuXWFuXmJuXmNvX2NvYGRvYWVvYmVvY2ZwZGdw\
    ZWhwZWhwZmlwZ2pxaGpxaWtxamxxa21ybG1ybG5ybW9ybm9zb3BzcHFzcXJ0cnJ0cnN0c3R1dHR1dXV1dnZ2d3d2d3d3eHh3eXl3\
    enp4e3p4fHt4fXx4fnx4fn14f354gH94gX94goB5g4F5hIJ5hYJ5hoN5h4R4iIV4iYV4ioZ4i4d4jIh4jYh4jol4j4p4kIt4kYt4\
    kox4ko14k454lI53lY93lpB3l5F3mJJ3mZJ3mpN2m5R2nJV2nZV2npZ2n5d1oJh1oZl1opl1o5p0pJt0pZx0ppx0p51zqJ5zqZ9z\
    qqBzq6ByrKFyraJyrqNxr6RxsKVxsaVws6ZwtKdvtahvtqlvt6luuKpuuattuqxtu61tvK5sva5svq9rv7BrwLFqwbJqwrNpw7Np\
    xLRoxbVoxrZnx7dnyLhmyblly7llzLpkzbtjzrxjz71i0L5i0b9h0sBg08Bf1MFf1cJe1sNd18Rc2cVc2sZb28da3MhZ3chY3slY\
    38pX4MtW4cxV4s1U5M5T5c9S5tBR59FQ6NJP6dNO6tNM69RL7dVK7tZJ79dI8NhG8dlF8tpE89tC9dxB9t0/994++N88+eA6++E4\
    /OI2/eM0/uQ0/uU1/uY2/ug4
    """,
    "coolwarm": """
    O0zARFrMTmjYWHXhYoLqbI/xd5r3gqb7jbD+mLn/o8L+rsn8udD5w9X0zNnt1dvl3dzc5djR7NPF8cy49cSs97qf97CT9qWG9Jh6\
    8Itu631i5G5W3V9L1E5Byjs3viQutAQm
    """,
    "RdBu": """
    ZwAfsRgr1mBN86SB/dvH9vf30eXwkMTdQ5PDIGWrBTBh
    """,
    "RdYlBu": """
    pQAm1i8n9G1D/a1g/uCQ/v/A4PP4qtjpdK3RRXSzMTaV
    """,
    "RdYlGn": """
    pQAm1i8n9G1D/a1g/uCL/v++2e+LpdhqZr1jGZdQAGg3
    """,
    "Spectral": """
    ngFC1D1P9G1D/a1g/uCL//++5vWYqtykZsKlM4e8Xk+i
    """,
    "PuOr": """
    fzsIslcG4IIU/Ldh/uC29vb32NrrsarRgHOsUyaHLQBL
    """,
    "PiYG": """
    jgFSxBp83neu8bXZ/eDv9/f25vXQt+CFf7xBTJEhJ2QZ
    """,
    "BrBG": """
    VDAFi1AKv4Et3sF79ujD9PX1x+rlf8zANZePAWVdADww
    """,
    "Greys": """
    ////8PDw2dnZvb29lZWVcnJyUVFRJCQkAAAA
    """,
    "Blues": """
    9/v/3uv3xtvvncrhaq7WQZHGIHC0CFCbCDBr
    """,
    "Greens": """
    9/z15fXgx+nAoNmbc8R2QKpdIopEAGwsAEQb
    """,
    "Oranges": """
    //Xr/ubO/dCi/a5q/Yw78WgT2EgBpTYDfycE
    """,
    "Reds": """
    //Xw/uDS/Luh/JJy+2lK7josyhgdow8VZwAN
    """,
    "Purples": """
    /Pv97+312trrvL3cnprIgHy6aVCjUyaPPwB9
    """,
    "YlOrRd": """
    ///M/+2g/tl2/rJM/Yw8/E0q4hkcuwAmgAAm
    """,
    "YlGnBu": """
    ///Z7fixxum0fs27QLXEHZDAIl2oJDOSCB1Y
    """,
    "BuPu": """
    9/z94Oz0v9PmnrzajJXGjGqxiECcgA97TQBL
    """,
    "GnBu": """
    9/zw4PPbzOvFp921eszETbLTKou+CGerCECB
    """,
    "YlOrBr": """
    ///l//e8/uOQ/sNP/pgp628Uy0sCmDQEZiUG
    """,
    "OrRd": """
    //fs/ujI/dSe/bqD/IxZ72RH1i8esgAAfwAA
    """,
    "RdGy": """
    ZwAfsRgr1mBN86SB/dvH/v7+4ODgubm5h4eHTExMGhoa
    """,
    "PRGn": """
    QABLdSmCmXCrwaTO59To9vf22fDTpdqfWq5hGnc2AEQb
    """,
    "PuRd": """
    9/T55+Hv1LnayZPH32Sv5ymJzRJWlwBCZwAf
    """,
    "RdPu": """
    //fz/eDd/MXA+p6192eh3DOXrQF+eQF3SQBq
    """,
    "PuBu": """
    //f77Ofy0NHmpb3bc6nPNY/ABW+vBFmMAjhY
    """,
    "BuGn": """
    9/z95fX5zOzmmNjJZcKjQK11IopEAGwsAEQb
    """,
    "PuBuGn": """
    //f77OLw0NHmpb3bZqnPNZC/AoGJAWtYAUY2
    """,
    "YlGn": """
    ///l9/y52fCjrN2Od8Z5QKpcIoNDAGc3AEUp
    """,
    "turbo": """
    MBI7MhVDMxhKNBtRNR5YNiFfNyRmOCdtOSpzOi15Oy+APDKGPTWLPjiRPzuXPz6cQECiQUOnQUasQkmxQku1Q066RFG/RFTDRFbH\
    RVnLRVzPRV7TRmHWRmTaRmbdRmngRmvjR27mR3HpR3PrR3buR3jwR3vyRn30RoD2RoL4RoX6Rof7RYr8RYz9RI/+Q5H+QpT/QZb/\
    QJn/Ppv+PZ7+O6D9OqP8OKX7N6j6Nav4M633Ma/1L7L0LrTyLLfwKrnuKLzrJ77pJcDnI8PkIsXiIMffH8ndHsvaHM3YG9DVGtLS\
    GtTQGdXNGNfKGNnIGNvFGN3CGN7AGOC9GeK7GeO5GuS2HOa0HeeyH+mvIOqsIuuqJeynJ+6kKu+hLPCeL/GbMvKYNfOUOPSRPPWO\
    P/aKQ/eHRviESviATvl9Uvp6Vfp2WftzXfxvYfxsZf1paf1mbf5icf5fdf5cef5Zff9WgP9ThP9RiP9Oi/9Lj/9Jkv9Hlv5Emf5C\
    nP5An/0/of09pPw8p/w6qfs5rPs4r/o3sfk2tPg2t/c1ufY1vPU0vvQ0wfM0w/E0xvA0yO80y+00zew00Oo00uk11Oc11+U12eQ2\
    2+I23eA339834d0349s45dk459c56dU569M57NE67s8678068cs68sk69Mc69cU69sM698E6+L45+bw5+ro5+7g4+7Y3/LM2/LE2\
    /a41/aw0/qkz/qcy/qQx/qEw/p4v/pst/pks/pYr/pMq/pAp/Y0n/Yom/Icl/IQj+4Ei+34h+nsf+Xge+XUd+HIc928a9mwZ9WkY\
    9GYX82MV8mAU8V0T8FsS71gR7VUQ7FMP61AO6k4N6EsM50kM5UcL5EUK4kMK4UEJ3z8I3T0I3DsH2jkH2DcG1jUG1DMF0jEF0C8F\
    zi0EzCsEyioEyCgDxSYDwyUDwSMCviECvCACuR4Ctx0CtBsBshoBrxgBrBcBqRYBpxQBpBMBoRIBnhABmw8BmA4BlQ0BkgsBjgoB\
    iwkCiAgChQcCgQYCfgUCegQD
    """,
    "twilight": """
    4tni4dni4Nni3tnh3dng3Nnf2tjf2Nje1tfd1Nbc0tXb0NTZzdPYy9LXyNDWxc/Vws7Uv8zTvMvRucnQtsjPs8bOsMXNrcPNqsLM\
    p8DLpL7Kob3JnrvJnLnImbjIlrbHk7TGkrPGjrHFjK/Fia3FiKzEhanEgqfDgKXDf6XDfKLCeqDCeJ7Cd53CdZrBc5jBcZbBcZXA\
    bpLAbZDAbI6/a42/aYq/aIi+Z4a+Z4W+ZoK9ZX+9ZH28ZHy8Y3m7Yne7YnW6YXK6YXG5YG64YGy4YGm3YGe2X2W1X2K0X2C0X1+z\
    X1uyX1mxX1ewXlSuXlKtXk+sXk2rXkyqXkioXkamXkOlXUGjXT6hXTygXTqeXDidXDWaWzKYWzCVWi6TWiuQWSmOWCeLWCaKVyOF\
    ViGCVR9/Ux58Uhx5URp1TxlyTxlwTBdrSxZoSRVkRxRhRhReRBNaQhJXQRJWPxJRPRFOPBFLOhFJORFGNxFENhFCNhFBNBE+MxE8\
    MhI6MRM5MBQ3MBQ3MRM3MxI3NBI4NBI4NhE5OBE5OhE6OxE7PRE8PxI9QRI9QxI+RhJASBNBShNCTRRDTxREUhVFVBVGVhVGWRZI\
    XBdJXxdKYRhLZBlLZxlMaRpNbBtObxxOcR1PdB5Pdh9PeSBQeyFQfiJQfyNQgyVQhSZQhydQiilQjCpQjixQkC5Qki9QlDFQljNQ\
    mDVQmjdQnDlQnjtQoD1QoD5Qo0FQpUNQpkVQqEdQqUlQq0tQrE1RrlBRr1JRsVRSslZSs1lTtVtTtl1Ut19VuGFVuWRWumZXu2lY\
    vGtZvW5avnBbv3JdwHVewXdfwnphwnxjw39kxIFmxYRoxYZqxodrxotux45xyJBzyJJ1yZV4yZd7ypp9ypyAy5+DzKGGzKOJzaaM\
    zaiPzquSz62Wz66X0LKc0bSg0baj0rin07qq1L2t1b+x1sG018O42MW72Me+2cnC2svF28zI3M7L3M/N3dHR3tPT39TW39XY4Nba\
    4Nfb4djd4djf4tng4tnh4tni
    """,
  ]

  /// Maps of separate colours, not blended.
  static let listed: [String: String] = [
    "tab10": """
    H3e0/38OLKAs1icolGe9jFZL43fCf39/vL0iF77P
    """,
    "tab20": """
    H3e0rsfo/38O/7t4LKAsmN+K1ico/5iWlGe9xbDVjFZLxJyU43fC97bSf39/x8fHvL0i29uNF77Pntrl
    """,
    "Set1": """
    5BocN364Ta9KmE6j/38A//8zplYo94G/mZmZ
    """,
    "Set2": """
    ZsKl/I1ijaDL54rDpthU/9kv5cSUs7Oz
    """,
    "Set3": """
    jdPH//+zvrra+4BygLHT/bRis95p/M3l2dnZvIC9zOvF/+1v
    """,
    "Pastel1": """
    +7Sus83jzOvF3svk/tmm///M5di9/drs8vLy
    """,
    "Paired": """
    ps7jH3i0st+KM6As+5qZ4xoc/b9v/38AyrLWaj2a//+ZsVko
    """,
    "Dark2": """
    G5532V8CdXCz5ymKZqYe5qsCpnYdZmZm
    """,
    "Accent": """
    f8l/vq7U/cCG//+ZOGyw8AJ/v1sXZmZm
    """,
    "Pastel2": """
    s+LN/c2sy9Xo9Mrk5vXJ//Ku8eLMzMzM
    """,
    "tab20b": """
    OTt5UlSja27PnJ7eY3k5jKJStc9rztucjG0xvZ4557pS58uUhDw5rUlK1mFr55ace0FzpVGUzm293p7W
    """,
    "tab20c": """
    MYK9a67Wnsrhxtvv5lUN/Y08/a5r/dCiMaNUdMR2odmbx+nAdWuxnprIvL3c2trrY2NjlpaWvb292dnZ
    """,
  ]
}
