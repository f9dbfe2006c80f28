namespace NetDsl;

/// <summary>The types of values in IDX files, by their code in the header (http://yann.lecun.com/exdb/mnist/).</summary>
public enum IdxType : byte
{
    /// <summary>Bytes of 0 to 255.</summary>
    UnsignedByte = 0x08,

    /// <summary>Bytes of −128 to 127.</summary>
    SignedByte = 0x09,

    /// <summary>16-bit integers.</summary>
    Short = 0x0B,

    /// <summary>32-bit integers.</summary>
    Int = 0x0C,

    /// <summary>32-bit floats.</summary>
    Float = 0x0D,

    /// <summary>64-bit floats.</summary>
    Double = 0x0E,
}
