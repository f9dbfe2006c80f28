namespace NetDsl.Generator;

/// <summary>The files of one network. Compared by content.</summary>
/// <param name="Class">The class.</param>
/// <param name="Device">The part of it that runs on devices, or null.</param>
internal sealed record GeneratedFiles(GeneratedFile Class, GeneratedFile? Device);
