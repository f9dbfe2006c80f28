using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace NetDsl.Contracts.Tests;

/// <summary>A member of a type as an assembly's metadata names it.</summary>
/// <param name="Type">The type that it is called on.</param>
/// <param name="Name">Its name.</param>
/// <param name="Signature">Result and parameters.</param>
internal sealed record MemberCall(string Type, string Name, string Signature);

/// <summary>The metadata of an assembly: what it calls, and what it defines.</summary>
internal sealed class AssemblyFile : IDisposable
{
    private readonly PEReader file;
    private readonly MetadataReader reader;
    private readonly Dictionary<string, TypeDefinition> types;

    public AssemblyFile(string path)
    {
        file = new PEReader(File.OpenRead(path));
        reader = file.GetMetadataReader();
        types = reader.TypeDefinitions
            .GroupBy(handle => TypeText.Names.GetTypeFromDefinition(reader, handle, 0))
            .ToDictionary(group => group.Key, group => reader.GetTypeDefinition(group.First()), StringComparer.Ordinal);
    }

    /// <summary>The members of another assembly's types that the code here calls, or fields that it reads.</summary>
    public IEnumerable<MemberCall> CallsOf(string assembly) => reader.MemberReferences
        .Select(reader.GetMemberReference)
        .Where(member => DefinedIn(member.Parent, assembly))
        .Select(member => new MemberCall(
            Generic(TypeText.Of(reader, member.Parent)),
            reader.GetString(member.Name),
            member.GetKind() == MemberReferenceKind.Field
                ? member.DecodeFieldSignature(TypeText.Names, null)
                : TypeText.Of(member.DecodeMethodSignature(TypeText.Names, null))))
        .Distinct();

    /// <summary>Whether a type here, or a base type of it, defines a member that others can call.</summary>
    public bool Has(MemberCall call)
    {
        for (var name = call.Type; types.TryGetValue(name, out var type); name = Generic(TypeText.Of(reader, type.BaseType)))
        {
            if (Methods(type).Concat(Fields(type)).Contains((call.Name, call.Signature)))
            {
                return true;
            }

            if (type.BaseType.IsNil)
            {
                return false;
            }
        }

        return false;
    }

    public void Dispose() => file.Dispose();

    private IEnumerable<(string Name, string Signature)> Methods(TypeDefinition type) => type.GetMethods()
        .Select(reader.GetMethodDefinition)
        .Where(method => (method.Attributes & System.Reflection.MethodAttributes.MemberAccessMask)
            is System.Reflection.MethodAttributes.Public
            or System.Reflection.MethodAttributes.Family
            or System.Reflection.MethodAttributes.FamORAssem)
        .Select(method => (reader.GetString(method.Name), TypeText.Of(method.DecodeSignature(TypeText.Names, null))));

    private IEnumerable<(string Name, string Signature)> Fields(TypeDefinition type) => type.GetFields()
        .Select(reader.GetFieldDefinition)
        .Where(field => (field.Attributes & System.Reflection.FieldAttributes.FieldAccessMask) is System.Reflection.FieldAttributes.Public)
        .Select(field => (reader.GetString(field.Name), field.DecodeSignature(TypeText.Names, null)));

    private bool DefinedIn(EntityHandle type, string assembly)
    {
        switch (type.Kind)
        {
            case HandleKind.TypeSpecification:
                var signature = reader.GetTypeSpecification((TypeSpecificationHandle)type).DecodeSignature(TypeText.Names, null);
                return reader.TypeReferences.Any(one =>
                    Generic(signature) == TypeText.Names.GetTypeFromReference(reader, one, 0) && DefinedIn(one, assembly));
            case HandleKind.TypeReference:
                var scope = reader.GetTypeReference((TypeReferenceHandle)type).ResolutionScope;
                return scope.Kind == HandleKind.TypeReference
                    ? DefinedIn(scope, assembly)
                    : scope.Kind == HandleKind.AssemblyReference
                        && reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name) == assembly;
            default:
                return false;
        }
    }

    // A generic type is found by its definition: Module`2<Tensor, Tensor> by Module`2.
    private static string Generic(string type) => type.Split('<')[0];
}
