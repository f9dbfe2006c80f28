namespace NetDsl;

/// <summary>How the kernel of a layer starts.</summary>
public enum Init
{
    /// <summary>Glorot and Bengio (2010), uniform: what layers do unless told otherwise.</summary>
    GlorotUniform,

    /// <summary>Glorot and Bengio (2010), normal, cut off at two standard deviations.</summary>
    GlorotNormal,

    /// <summary>He et al. (2015), uniform.</summary>
    HeUniform,

    /// <summary>He et al. (2015), normal, cut off at two standard deviations.</summary>
    HeNormal,

    /// <summary>All 0.</summary>
    Zeros,
}
