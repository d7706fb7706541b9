using System.Text;
using System.Text.Json;
using Banyan.Inspection;
using Banyan.Inspection.Objects;
using Banyan.Root;
using Banyan.Root.Objects;

namespace Banyan.Tests.Inspection;

/// <summary>Objects that point to each other, as the particles and vertices of HepMC do, are taken once.</summary>
public sealed class ObjectCycleTests
{
    [Fact]
    public void SumsAndJson_OfObjectsInACircle_End()
    {
        var layout = new MemberLayout();
        int number = layout.AddNumber("id", NumberType.Int32);
        int next = layout.AddReference("next");
        var first = new RootObject("Vertex", 1, layout);
        var second = new RootObject("Vertex", 1, layout);
        first.SetNumber(number, 3);
        first.SetReference(next, second);
        second.SetNumber(number, 4);
        second.SetReference(next, first);

        var sums = new ObjectSums(string.Empty);
        sums.AddEntry(first);
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, FileValues.Format))
        {
            ObjectJson.Write(json, first, 100);
        }

        Assert.Equal([("id", 1L), ("next.id", 1L)], sums.All.Where(place => place.Numbers != null).Select(place => (place.Path, place.Numbers!.Count)));
        Assert.Equal("""{"id":3,"next":{"id":4,"next":{"$ref":0}}}""", Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public void ReadMemberWise_BaseTNamed_HasItsHeadForEveryObject()
    {
        var info = new StreamerInfo("Named", 1, 0,
        [
            new StreamerElement { ElementClass = "TStreamerBase", Name = "TNamed", Type = StreamerType.TNamed, TypeName = "BASE", BaseVersion = 1 },
            new StreamerElement { ElementClass = "TStreamerBasicType", Name = "id", Type = StreamerType.Int, TypeName = "int" },
        ]);
        byte[] named = [0x40, 0, 0, 15, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, (byte)'a', 0];
        var reader = new ObjectReader([.. named, .. named, 0, 0, 0, 1, 0, 0, 0, 2], 0, new StreamerTable([info], BuiltInStreamers.Table), new RecordContext("test.root", 0, null));

        RootObject[] objects = reader.ReadMemberWise(info, 2);

        Assert.Equal([("a", 1L), ("a", 2L)], objects.Select(o => (o.GetString("fName"), o.GetInt64("id"))));
        Assert.Equal(0, reader.Remaining);
    }
}
